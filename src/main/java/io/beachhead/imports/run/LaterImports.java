package io.beachhead.imports.run;

import io.beachhead.imports.PastImport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which later imports changed rows of an import or brought rows that refer to them: those are to be
 * undone first.
 */
final class LaterImports {
  /** A row of a table; its key is a JSON array. */
  record Row(String table, String key) {}

  private final JdbcClient sql;
  private final PastImport past;

  /** Rows that others wrote since, and the rows of this import that they stand in the way of. */
  private final Map<Row, Row> writtenSince = new HashMap<>();

  LaterImports(JdbcClient sql, PastImport past) {
    this.sql = sql;
    this.past = past;
  }

  /** Notes that a row of this import was written since. */
  void changed(Row ours) {
    writtenSince.put(ours, ours);
  }

  /** Notes that a row of another table refers to a row of this import. */
  void refers(Row theirs, Row ours) {
    writtenSince.put(theirs, ours);
  }

  /**
   * The imports that wrote them.
   *
   * @param newestFirst in the order in which they are to be undone
   * @param holding per row of this import, the newest import that holds it fast
   */
  record Found(List<PastImport> newestFirst, Map<Row, PastImport> holding) {}

  Found find() {
    var imports = new ArrayList<PastImport>();
    var holding = new HashMap<Row, PastImport>();
    for (var later : later()) {
      var ours = written(later.id());
      if (!ours.isEmpty()) {
        imports.add(later);
        ours.forEach(row -> holding.putIfAbsent(row, later));
      }
    }
    return new Found(List.copyOf(imports), holding);
  }

  private List<PastImport> later() {
    return writtenSince.isEmpty()
        ? List.of()
        : sql.sql(
                PastImport.QUERY
                    + " WHERE undone_at IS NULL AND imported_at >= :at AND id <> :id"
                    + " ORDER BY imported_at DESC, id DESC")
            .param("at", past.importedAt().toEpochMilli())
            .param("id", past.id())
            .query(PastImport::of)
            .list();
  }

  /** The rows of this import that an import holds fast: one reading of its journal. */
  private Set<Row> written(String later) {
    var rows = new HashSet<Row>();
    sql.sql("SELECT table_name, row_key FROM import_change WHERE import_id = :id")
        .param("id", later)
        .query(row -> {
          var ours =
              writtenSince.get(new Row(row.getString("table_name"), row.getString("row_key")));
          if (ours != null) {
            rows.add(ours);
          }
        });
    return rows;
  }
}
