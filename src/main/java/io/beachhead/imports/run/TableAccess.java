package io.beachhead.imports.run;

import io.beachhead.imports.ImportTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads, writes and deletes rows of one table by key, many at a time. */
final class TableAccess implements AutoCloseable {
  private static final int KEYS_PER_QUERY = 500;

  private final ImportTable table;
  private final RowJson rowJson;
  private final Connection connection;
  private final int keyColumns;
  private final PreparedStatement select;
  private final PreparedStatement upsert;

  TableAccess(Connection connection, ImportTable table, RowJson rowJson) throws SQLException {
    this.table = table;
    this.rowJson = rowJson;
    this.connection = connection;
    this.keyColumns = table.keys().size();
    this.select = connection.prepareStatement(selectText());
    this.upsert = connection.prepareStatement(upsertText());
  }

  private String keyNames() {
    return table.keys().stream().map(ImportTable.Column::name).collect(Collectors.joining(", "));
  }

  private String columnNames() {
    return table.columns().stream().map(ImportTable.Column::name).collect(Collectors.joining(", "));
  }

  private String selectText() {
    String one = keyColumns == 1 ? "?" : "(" + "?, ".repeat(keyColumns - 1) + "?)";
    String all = (one + ", ").repeat(KEYS_PER_QUERY - 1) + one;
    return keyColumns == 1
        ? "SELECT %s FROM %s WHERE %s IN (%s)"
            .formatted(columnNames(), table.name(), keyNames(), all)
        : "SELECT %s FROM %s WHERE (%s) IN (VALUES %s)"
            .formatted(columnNames(), table.name(), keyNames(), all);
  }

  private String upsertText() {
    String updates =
        table.columns().stream()
            .filter(c -> !c.key())
            .map(c -> c.name() + " = excluded." + c.name())
            .collect(Collectors.joining(", "));
    return "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (%s) DO %s"
        .formatted(
            table.name(),
            columnNames(),
            "?, ".repeat(table.columns().size() - 1) + "?",
            keyNames(),
            updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
  }

  /** The stored rows of some keys (as JSON arrays); a key without a row is left out. */
  Map<String, List<@Nullable Object>> stored(Collection<String> keys) throws SQLException {
    var found = new HashMap<String, List<@Nullable Object>>(keys.size() * 2);
    Iterator<String> next = keys.iterator();
    while (next.hasNext()) {
      List<@Nullable Object> key = List.of();
      int at = 1;
      for (int i = 0; i < KEYS_PER_QUERY; i++) {
        // The last key again and again fills the query up.
        key = next.hasNext() ? rowJson.keyValues(next.next()) : key;
        for (Object value : key) {
          RowJson.bind(select, at++, value);
        }
      }
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var values = RowJson.read(table, rows);
          found.put(rowJson.key(table, values), values);
        }
      }
    }
    return found;
  }

  void write(List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      RowJson.bind(upsert, i + 1, values.get(i));
    }
    upsert.addBatch();
  }

  void flush() throws SQLException {
    upsert.executeBatch();
  }

  void delete(Collection<String> keys) throws SQLException {
    String where =
        table.keys().stream().map(c -> c.name() + " = ?").collect(Collectors.joining(" AND "));
    try (var delete =
        connection.prepareStatement("DELETE FROM %s WHERE %s".formatted(table.name(), where))) {
      for (String key : keys) {
        int at = 1;
        for (Object value : rowJson.keyValues(key)) {
          RowJson.bind(delete, at++, value);
        }
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    select.close();
    upsert.close();
  }
}
