package io.beachhead.imports.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that what rows refer to exists, a batch at a time. */
final class References implements AutoCloseable {
  private static final int KEYS_PER_QUERY = 500;

  private record Reference(int column, String table, PreparedStatement query) {}

  private final RowPlan plan;
  private final List<Reference> references = new ArrayList<>();

  References(Connection connection, RowPlan plan) throws SQLException {
    this.plan = plan;
    String marks = "?, ".repeat(KEYS_PER_QUERY - 1) + "?";
    for (int i = 0; i < plan.columns(); i++) {
      String table = plan.column(i).references();
      if (table != null && (plan.source(i) >= 0 || plan.constant(i) != null)) {
        references.add(
            new Reference(
                i,
                table,
                connection.prepareStatement(
                    "SELECT id FROM %s WHERE id IN (%s)".formatted(table, marks))));
      }
    }
  }

  /** Adds a problem to every row that refers to what is not there. */
  void check(List<RowReader> rows) throws SQLException {
    for (var reference : references) {
      String name = plan.name(reference.column());
      var wanted = new LinkedHashMap<RowReader, String>();
      for (var row : rows) {
        // A ragged row has no columns to speak of.
        String value = row.complete() ? row.text(name) : null;
        if (value != null) {
          wanted.put(row, value);
        }
      }
      var known = known(reference.query(), new LinkedHashSet<>(wanted.values()));
      for (Map.Entry<RowReader, String> entry : wanted.entrySet()) {
        if (!known.contains(entry.getValue())) {
          entry
              .getKey()
              .fault(name, entry.getValue(), unknown(entry.getValue(), reference.table()));
        }
      }
    }
  }

  private static String unknown(String value, String table) {
    return value.indexOf(';') < 0
        ? "is not a known %s; import %ss first".formatted(table, table)
        : "names several %ss; keep the one it belongs to".formatted(table);
  }

  private static Set<String> known(PreparedStatement query, Set<String> wanted)
      throws SQLException {
    var known = new HashSet<String>();
    var next = wanted.iterator();
    while (next.hasNext()) {
      String value = "";
      for (int i = 1; i <= KEYS_PER_QUERY; i++) {
        value = next.hasNext() ? next.next() : value;
        query.setString(i, value);
      }
      try (var row = query.executeQuery()) {
        while (row.next()) {
          known.add(row.getString(1));
        }
      }
    }
    return known;
  }

  @Override
  public void close() throws SQLException {
    for (var reference : references) {
      reference.query().close();
    }
  }
}
