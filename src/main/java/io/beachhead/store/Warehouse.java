package io.beachhead.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The engine for product events and analytic questions: DuckDB in one file of the data folder. It
 * opens at first use, so that a command that never asks it does not pay for it.
 *
 * <p>One connection writes (see {@link #writer}); everybody else reads on duplicates, which see
 * committed rows only.
 */
@Component
public class Warehouse implements DisposableBean {
  private final DataFolder folder;
  private final String memoryLimit;
  private @Nullable DuckDBConnection database;

  Warehouse(DataFolder folder, @Value("${beachhead.warehouse.memory:128MB}") String memoryLimit) {
    this.folder = folder;
    this.memoryLimit = memoryLimit;
  }

  /** Whether anything was ever stored in it. */
  public boolean exists() {
    return Files.exists(folder.warehouse());
  }

  /** A new connection for one reader; the caller closes it. */
  public Connection reader() throws SQLException {
    return database().duplicate();
  }

  /**
   * A new connection for the one writer of events. DuckDB's appender is atomic only between {@code
   * BEGIN TRANSACTION} and {@code COMMIT} executed as statements: never use {@code setAutoCommit}
   * on it.
   */
  public DuckDBConnection writer() throws SQLException {
    return database().duplicate();
  }

  /**
   * Copies everything committed so far into a new file, while writers go on.
   *
   * @param file must not exist
   */
  void copyTo(Path file) throws SQLException {
    try (var connection = reader();
        var statement = connection.createStatement()) {
      var name = "copy_" + Long.toHexString(System.nanoTime());
      statement.execute("ATTACH '%s' AS %s".formatted(quoted(file), name));
      try {
        statement.execute(
            "COPY FROM DATABASE \"%s\" TO %s".formatted(connection.getCatalog(), name));
      } finally {
        statement.execute("DETACH " + name);
      }
    }
  }

  private static String quoted(Path file) {
    return file.toString().replace("'", "''");
  }

  /**
   * Closes the engine after a failure that broke it, a full disk say; the next use opens it anew.
   */
  public synchronized void reopen() {
    try {
      destroy();
    } catch (SQLException e) {
      // What is broken need not close cleanly; committed rows are safe in the log.
      database = null;
    }
  }

  @Override
  public synchronized void destroy() throws SQLException {
    var open = database;
    database = null;
    if (open != null) {
      open.close();
    }
  }

  private synchronized DuckDBConnection database() throws SQLException {
    var open = database;
    if (open == null) {
      var properties = new Properties();
      properties.setProperty("memory_limit", memoryLimit);
      properties.setProperty("threads", "2");
      properties.setProperty("preserve_insertion_order", "false");
      properties.setProperty("autoload_known_extensions", "false");
      properties.setProperty("autoinstall_known_extensions", "false");
      open =
          (DuckDBConnection)
              DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse(), properties);
      database = open;
    }
    return open;
  }
}
