package io.beachhead.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.sqlite.SQLiteConfig;

/**
 * Looks at the records without changing them, from any process: beside a running server, or at a
 * file just taken out of a backup.
 */
public final class RecordsCheck implements AutoCloseable {
  /** Enough to see what kind of damage it is. */
  private static final int DAMAGES_LISTED = 100;

  private final Path file;
  private final Connection connection;

  private RecordsCheck(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * How the schema of the records relates to the migrations this program knows. All lists hold
   * version numbers, ascending.
   *
   * @param applied in the records and known
   * @param pending known and not yet in the records
   * @param unknown in the records and not known: a newer program made them
   * @param failed begun and not finished
   */
  public record Schema(
      List<String> applied, List<String> pending, List<String> unknown, List<String> failed) {}

  /**
   * Opens the records of a folder, which must exist, for reading.
   *
   * @throws SQLException when the file is no SQLite database or cannot be read
   */
  public static RecordsCheck open(DataFolder folder) throws SQLException {
    return open(folder.records());
  }

  static RecordsCheck open(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    return new RecordsCheck(file, config.createConnection("jdbc:sqlite:" + file));
  }

  /** What SQLite finds wrong with the file; empty when it is sound. */
  public List<String> damage() throws SQLException {
    var lines = column("PRAGMA integrity_check(" + DAMAGES_LISTED + ")");
    return lines.equals(List.of("ok")) ? List.of() : lines;
  }

  /** Rows whose foreign key points nowhere, counted by table: {@code people (3)}. */
  public List<String> danglingReferences() throws SQLException {
    return column(
        """
        SELECT "table" || ' (' || count(*) || ')' FROM pragma_foreign_key_check GROUP BY "table" ORDER BY 1
        """);
  }

  public String journalMode() throws SQLException {
    return column("PRAGMA journal_mode").getFirst();
  }

  /** The length of the write-ahead log in bytes; 0 when there is none. */
  public long logBytes() {
    var log = file.resolveSibling(file.getFileName() + "-wal");
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      // A checkpoint may remove the file between the two looks.
      return 0;
    }
  }

  public Schema schema() {
    var applied = new ArrayList<String>();
    var pending = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    var failed = new ArrayList<String>();
    for (var migration : migrations()) {
      var version = String.valueOf(migration.getVersion());
      switch (migration.getState()) {
        case SUCCESS, OUT_OF_ORDER, BASELINE -> applied.add(version);
        case PENDING -> pending.add(version);
        case FAILED, FUTURE_FAILED, MISSING_FAILED -> failed.add(version);
        case FUTURE_SUCCESS, MISSING_SUCCESS -> unknown.add(version);
        case MigrationState other -> applied.add(version + " (" + other.getDisplayName() + ")");
      }
    }
    return new Schema(applied, pending, unknown, failed);
  }

  /**
   * Whether nobody has put anything into these records: no table at all, or a new workspace's that
   * knows of no events. Records of a program that did not note its events are never called unused.
   */
  boolean areUnused() throws SQLException {
    if (!hasTable("flyway_schema_history")) {
      return true;
    }
    return hasTable("event_store_mark")
        && !knowOfEvents()
        && column(
                """
                SELECT 1 FROM member UNION ALL SELECT 1 FROM account UNION ALL SELECT 1 FROM import
                LIMIT 1
                """)
            .isEmpty();
  }

  /** Whether events were stored beside these records. */
  boolean knowOfEvents() throws SQLException {
    return hasTable("event_store_mark")
        && !column("SELECT since FROM event_store_mark LIMIT 1").isEmpty();
  }

  /** Makes records forget that there were events beside them. */
  static void forgetEvents(Path file) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM event_store_mark");
    }
  }

  private boolean hasTable(String name) throws SQLException {
    return column("SELECT name FROM sqlite_schema WHERE type = 'table'").contains(name);
  }

  private MigrationInfo[] migrations() {
    return Flyway.configure()
        .dataSource("jdbc:sqlite:" + file, null, null)
        .outOfOrder(true)
        .load()
        .info()
        .all();
  }

  private List<String> column(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
