package io.beachhead.imports.run;

import io.beachhead.imports.ImportTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /**
   * A row that refers to one of ours.
   *
   * @param used key of ours, a JSON array of one value
   * @param key of the row that refers, a JSON array; null where nobody asked for it
   */
  record Use(String used, @Nullable String key) {}

  /**
   * What refers to some keys (JSON arrays of one value).
   *
   * @param described the table that refers, where an import writes it: then its keys are told too
   */
  Set<Use> used(
      Connection connection,
      Collection<String> keys,
      RowJson rowJson,
      @Nullable ImportTable described)
      throws SQLException {
    var used = new LinkedHashSet<Use>();
    String marks = "?, ".repeat(KEYS_PER_QUERY - 1) + "?";
    var all = new ArrayList<>(keys);
    var own = described == null ? List.<ImportTable.Column>of() : described.keys();
    String told =
        own.stream().map(key -> ", " + key.name()).collect(java.util.stream.Collectors.joining());
    try (var query =
        connection.prepareStatement(
            "SELECT DISTINCT %s%s FROM %s WHERE %s IN (%s)"
                .formatted(column, told, table, column, marks))) {
      for (int from = 0; from < all.size(); from += KEYS_PER_QUERY) {
        for (int i = 0; i < KEYS_PER_QUERY; i++) {
          String key = all.get(Math.min(from + i, all.size() - 1));
          query.setString(i + 1, String.valueOf(rowJson.keyValues(key).getFirst()));
        }
        try (var row = query.executeQuery()) {
          while (row.next()) {
            String value = row.getString(1);
            if (value != null) {
              used.add(new Use(rowJson.arrayOf(value), key(row, own.size(), rowJson)));
            }
          }
        }
      }
    }
    return used;
  }

  private static @Nullable String key(ResultSet row, int columns, RowJson rowJson)
      throws SQLException {
    var values = new ArrayList<@Nullable Object>(columns);
    for (int i = 0; i < columns; i++) {
      values.add(row.getString(2 + i));
    }
    return columns == 0 ? null : rowJson.arrayOf(values);
  }
}
