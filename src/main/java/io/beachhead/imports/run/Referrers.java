package io.beachhead.imports.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A foreign key that points at a table, as the database itself tells.
 *
 * @param table that refers
 * @param column in it
 */
record Referrers(String table, String column) {
  private static final int KEYS_PER_QUERY = 500;

  static List<Referrers> of(Connection connection, String table) throws SQLException {
    var referrers = new ArrayList<Referrers>();
    try (var keys = connection.getMetaData().getExportedKeys(null, null, table)) {
      while (keys.next()) {
        referrers.add(
            new Referrers(keys.getString("FKTABLE_NAME"), keys.getString("FKCOLUMN_NAME")));
      }
    }
    return referrers;
  }

  /** Those of some keys (JSON arrays of one value) that are referred to. */
  Set<String> used(Connection connection, Collection<String> keys, RowJson rowJson)
      throws SQLException {
    var used = new LinkedHashSet<String>();
    String marks = "?, ".repeat(KEYS_PER_QUERY - 1) + "?";
    var all = new ArrayList<>(keys);
    try (var query =
        connection.prepareStatement(
            "SELECT DISTINCT %s FROM %s WHERE %s IN (%s)"
                .formatted(column, table, column, marks))) {
      for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
        for (int i = 0; i < KEYS_PER_QUERY; i++) {
          String key = all.get(Math.min(from + i, all.size() - 1));
          query.setString(i + 1, String.valueOf(rowJson.keyValues(key).getFirst()));
        }
        try (var row = query.executeQuery()) {
          while (row.next()) {
            String value = row.getString(1);
            if (value != null) {
              used.add(rowJson.arrayOf(value));
            }
          }
        }
      }
    }
    return used;
  }
}
