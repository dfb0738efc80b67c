package io.beachhead.customers.forgetting;

import io.beachhead.customers.forgetting.RecordTables.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches every text of the records for names and addresses, whichever module it belongs to, so
 * that no module can be overlooked. What the workspace knows of its own team, its keys and the
 * audit trail are left alone.
 */
@Component
class TextSweep {
  private final RecordTables tables;
  private final JdbcClient sql;

  TextSweep(RecordTables tables, JdbcClient sql) {
    this.tables = tables;
    this.sql = sql;
  }

  private record Found(List<Object> key, String text) {}

  /** In how many texts they are mentioned. */
  long count(Redaction redaction) {
    long count = 0;
    for (Table table : redaction.isEmpty() ? List.<Table>of() : tables.all()) {
      for (String column : table.texts()) {
        count += found(table, column, redaction).size();
      }
    }
    return count;
  }

  /** Takes them out of every text, within the running transaction. */
  void sweep(Redaction redaction, String alias) {
    for (Table table : redaction.isEmpty() ? List.<Table>of() : tables.all()) {
      for (String column : table.texts()) {
        for (Found each : found(table, column, redaction)) {
          String clean = redaction.of(each.text());
          try {
            write(table, column, each, clean);
          } catch (DuplicateKeyException taken) {
            // Somebody else was forgotten in the same place.
            write(table, column, each, "%s (%s)".formatted(clean, alias));
          }
        }
      }
    }
  }

  private void write(Table table, String column, Found row, String text) {
    var statement =
        sql.sql(
                "UPDATE %s SET %s = ? WHERE %s"
                    .formatted(
                        quoted(table.name()),
                        quoted(column),
                        table.key().stream()
                            .map(key -> quoted(key) + " = ?")
                            .collect(Collectors.joining(" AND "))))
            .param(text);
    for (Object part : row.key()) {
      statement = statement.param(part);
    }
    statement.update();
  }

  /** The engine narrows it down letter by letter; whether it is them, the pattern says. */
  private List<Found> found(Table table, String column, Redaction redaction) {
    var parameters = new LinkedHashMap<String, String>();
    for (String term : redaction.terms()) {
      String name = "t" + parameters.size();
      parameters.put(name, "%" + ImportJournal.like(asciiLower(term)) + "%");
    }
    String condition =
        parameters.keySet().stream()
            .map(name -> "lower(%s) LIKE :%s ESCAPE '!'".formatted(quoted(column), name))
            .collect(Collectors.joining(" OR "));
    String keys = table.key().stream().map(TextSweep::quoted).collect(Collectors.joining(", "));
    return sql
        .sql(
            "SELECT %s, %s FROM %s WHERE %s"
                .formatted(quoted(column), keys, quoted(table.name()), condition))
        .params(parameters)
        .query((row, _) -> {
          var key = new ArrayList<>();
          for (int i = 0; i < table.key().size(); i++) {
            key.add(row.getObject(i + 2));
          }
          return new Found(key, row.getString(1));
        })
        .list()
        .stream()
        .filter(row -> redaction.finds(row.text()))
        .toList();
  }

  /** As SQLite's lower() does it. */
  private static String asciiLower(String text) {
    var lower = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c < 128 ? Character.toLowerCase(c) : c);
    }
    return lower.toString();
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
