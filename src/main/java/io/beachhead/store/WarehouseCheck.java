package io.beachhead.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads the warehouse from its first block to its last, without changing it. The engine compares
 * the checksum of every block it reads. One process at a time can open the file: not beside a
 * server.
 */
public final class WarehouseCheck implements AutoCloseable {
  private final Connection connection;

  private WarehouseCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens the warehouse of a folder, which must exist, for reading.
   *
   * @throws SQLException when it cannot be opened: no database, damaged, or open elsewhere
   */
  public static WarehouseCheck open(DataFolder folder) throws SQLException {
    var properties = new Properties();
    properties.setProperty("access_mode", "READ_ONLY");
    properties.setProperty("memory_limit", "128MB");
    properties.setProperty("threads", "2");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    return new WarehouseCheck(
        DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse(), properties));
  }

  /**
   * Reads every column of every row.
   *
   * @return tables with their numbers of rows: {@code event (120)}
   * @throws SQLException at the first that cannot be read
   */
  public List<String> read() throws SQLException {
    return read(connection);
  }

  static List<String> read(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    try (var statement = connection.createStatement()) {
      var names = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY 1")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (var name : names) {
        try (var row =
            statement.executeQuery(
                "SELECT count(*), bit_xor(hash(it)) FROM \"%s\" AS it"
                    .formatted(name.replace("\"", "\"\"")))) {
          row.next();
          tables.add("%s (%,d)".formatted(name, row.getLong(1)));
        }
      }
    }
    return tables;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
