package io.beachhead.customers.forgetting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What imports remember of the rows they wrote, so that they can be undone. It changes with the
 * rows: a row that is forgotten is no longer undone, and one that lost its name is undone without.
 */
@Component
public class ImportJournal {
  private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {};

  private final JdbcClient sql;
  private final JsonMapper json;

  ImportJournal(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  private record Entry(String importId, long position, @Nullable String before, String after) {}

  /** Forgets rows of a table whose key is, or begins with, one of some ids. */
  public void forget(String table, Collection<String> ids) {
    for (String id : ids) {
      sql.sql(
              """
              DELETE FROM import_change
              WHERE table_name = :table AND (row_key = :key OR row_key LIKE :prefix ESCAPE '!')
              """)
          .param("table", table)
          .param("key", json.writeValueAsString(List.of(id)))
          .param("prefix", like(json.writeValueAsString(List.of(id)).replaceFirst("]$", ",")) + "%")
          .update();
    }
  }

  /** Changes rows of a table, as they were before and as they were left, by their one key. */
  public void change(
      String table, Collection<String> ids, Consumer<Map<String, @Nullable Object>> change) {
    for (String id : ids) {
      sql.sql(
              """
              SELECT import_id, position, before_image, after_image FROM import_change
              WHERE table_name = :table AND row_key = :key
              """)
          .param("table", table)
          .param("key", json.writeValueAsString(List.of(id)))
          .query((row, _) ->
              new Entry(
                  row.getString("import_id"),
                  row.getLong("position"),
                  row.getString("before_image"),
                  row.getString("after_image")))
          .list()
          .forEach(entry -> write(entry, change));
    }
  }

  private void write(Entry entry, Consumer<Map<String, @Nullable Object>> change) {
    String before = entry.before();
    sql.sql(
            """
            UPDATE import_change SET before_image = :before, after_image = :after
            WHERE import_id = :id AND position = :position
            """)
        .param("before", before == null ? null : changed(before, change))
        .param("after", changed(entry.after(), change))
        .param("id", entry.importId())
        .param("position", entry.position())
        .update();
  }

  private String changed(String image, Consumer<Map<String, @Nullable Object>> change) {
    Map<String, @Nullable Object> row = json.readValue(image, ROW);
    change.accept(row);
    return json.writeValueAsString(row);
  }

  static String like(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
