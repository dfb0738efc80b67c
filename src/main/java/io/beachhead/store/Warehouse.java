package io.beachhead.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(Warehouse.class);

  /** What Linux says this process has mapped into its memory, with the files' paths. */
  private static final Path LOADED = Path.of("/proc/self/maps");

  private static final Pattern UNPACKED = Pattern.compile("/libduckdb_java[0-9]+\\.so$");

  private final DataFolder folder;
  private final String memoryLimit;
  private final List<Runnable> creationListeners = new CopyOnWriteArrayList<>();
  private @Nullable DuckDBConnection database;
  private @Nullable WarehouseTrimmer trimmer;

  Warehouse(DataFolder folder, @Value("${beachhead.warehouse.memory:128MB}") String memoryLimit) {
    this.folder = folder;
    this.memoryLimit = memoryLimit;
  }

  /** Calls {@code then} whenever the file is made, which is at most once in a workspace's life. */
  void whenCreated(Runnable then) {
    creationListeners.add(then);
  }

  /** Whether anything was ever stored in it. */
  public boolean exists() {
    return Files.exists(folder.warehouse());
  }

  /** A new connection for one reader; the caller closes it. */
  public synchronized Connection reader() throws SQLException {
    var connection = database().duplicate();
    return trimmer == null ? connection : trimmer.watched(connection);
  }

  /**
   * A new connection for the one writer of events. DuckDB's appender is atomic only between {@code
   * BEGIN TRANSACTION} and {@code COMMIT} executed as statements: never use {@code setAutoCommit}
   * on it.
   */
  public DuckDBConnection writer() throws SQLException {
    return database().duplicate();
  }

  /** Why it cannot be read; empty where it can. Reads all of it. */
  Optional<String> damage() {
    try (var connection = reader()) {
      WarehouseCheck.read(connection);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"));
    }
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
    var trimming = trimmer;
    trimmer = null;
    try (open;
        trimming) {
      // Nothing but closing: the trimmer's connection first, then the engine.
    }
  }

  private synchronized DuckDBConnection database() throws SQLException {
    var open = database;
    if (open == null) {
      boolean created = !exists();
      var properties = new Properties();
      properties.setProperty("memory_limit", memoryLimit);
      properties.setProperty("threads", "2");
      properties.setProperty("preserve_insertion_order", "false");
      properties.setProperty("autoload_known_extensions", "false");
      properties.setProperty("autoinstall_known_extensions", "false");
      open =
          (DuckDBConnection)
              DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse(), properties);
      deleteUnpackedLibrary();
      database = open;
      trimmer = new WarehouseTrimmer(open.duplicate(), memoryLimit);
      trimmer.start();
      if (created) {
        creationListeners.forEach(Runnable::run);
      }
    }
    return open;
  }

  /**
   * The driver unpacks its library, 70 MB, to the folder for temporary files and deletes it at a
   * regular end. On Linux it can go once it is loaded, so that a program that is killed leaves
   * nothing behind.
   */
  private static void deleteUnpackedLibrary() {
    if (!Files.isReadable(LOADED)) {
      return;
    }
    try (var mapped = Files.lines(LOADED)) {
      for (var line : mapped.filter(line -> UNPACKED.matcher(line).find()).toList()) {
        Files.deleteIfExists(Path.of(line.substring(line.indexOf('/'))));
      }
    } catch (IOException e) {
      LOG.warn("The library of DuckDB stays among the temporary files: {}", e.toString());
    }
  }
}
