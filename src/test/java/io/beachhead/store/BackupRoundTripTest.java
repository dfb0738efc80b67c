package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRoundTripTest {
  @TempDir Path temp;

  private DataFolder original;
  private DataFolder restored;
  private Path file;

  @BeforeEach
  void aWorkspaceOfTwoNotes() throws Exception {
    original = new DataFolder(Files.createDirectories(temp.resolve("original")));
    restored = new DataFolder(temp.resolve("restored"));
    file = temp.resolve("backup.zip");
    try (var connection = records(original);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
    }
    Flyway.configure().dataSource("jdbc:sqlite:" + original.records(), null, null).load().migrate();
    execute(original, "CREATE TABLE note (pair INTEGER, text TEXT)");
    execute(original, "INSERT INTO note VALUES (0, 'left'), (0, 'right')");
  }

  private static Connection records(DataFolder folder) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.records());
  }

  private static void execute(DataFolder folder, String sql) throws SQLException {
    try (var connection = records(folder);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(DataFolder folder, String sql) throws SQLException {
    try (var connection = records(folder);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private BackupManifest backUp() throws IOException {
    try (var out = Files.newOutputStream(file)) {
      return Backups.ofIdle(original).write(out);
    }
  }

  private Restore.Outcome restore(boolean replace) throws IOException {
    try (var lock = DataFolderLock.take(restored)) {
      return new Restore(lock).from(file, replace);
    }
  }

  @Test
  void bringsRecordsAndEventsBack() throws Exception {
    var warehouse = new Warehouse(original, "256MB");
    try (var connection = warehouse.writer();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE happening (id INTEGER, what VARCHAR)");
      statement.execute("INSERT INTO happening SELECT i, 'it''s ' || i FROM range(10000) t(i)");
    }
    warehouse.destroy();

    var manifest = backUp();
    var outcome = restore(false);

    assertThat(outcome.manifest()).isEqualTo(manifest);
    assertThat(outcome.replaced()).isEmpty();
    assertThat(number(restored, "SELECT count(*) FROM note")).isEqualTo(2);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + restored.warehouse());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*), max(what) FROM happening")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(10_000);
      assertThat(row.getString(2)).isEqualTo("it's 9999");
    }
    assertThat(restored.root().resolve("restoring")).doesNotExist();
  }

  @Test
  void holdsWholeTransactionsWhileWritersGoOn() throws Exception {
    var stop = new AtomicBoolean();
    var warehouse = new Warehouse(original, "256MB");
    try (var connection = warehouse.writer();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE happening (pair INTEGER, side VARCHAR)");
    }
    try (var writers = Executors.newFixedThreadPool(2)) {
      var inRecords =
          writers.submit(() -> {
            try (var connection = records(original);
                var statement = connection.createStatement()) {
              statement.execute("PRAGMA busy_timeout=30000");
              connection.setAutoCommit(false);
              for (int pair = 1; !stop.get(); pair++) {
                statement.execute("INSERT INTO note VALUES (%d, 'left')".formatted(pair));
                statement.execute("INSERT INTO note VALUES (%d, 'right')".formatted(pair));
                connection.commit();
              }
              return null;
            }
          });
      var inWarehouse =
          writers.submit(() -> {
            try (var connection = warehouse.writer();
                var statement = connection.createStatement()) {
              for (int pair = 1; !stop.get(); pair++) {
                statement.execute("BEGIN TRANSACTION");
                statement.execute("INSERT INTO happening VALUES (%d, 'left')".formatted(pair));
                statement.execute("INSERT INTO happening VALUES (%d, 'right')".formatted(pair));
                statement.execute("COMMIT");
              }
              return null;
            }
          });
      try {
        long before = 0;
        for (int round = 0; round < 5; round++) {
          Thread.sleep(200);
          try (var out = Files.newOutputStream(file)) {
            new Backups(original, warehouse, java.time.Clock.systemUTC()).write(out);
          }
          restore(true);
          long pairs = number(restored, "SELECT count(*) FROM note") / 2;
          assertThat(pairs).isGreaterThan(before);
          before = pairs;
          assertThat(number(restored, "SELECT count(*) - 2 * count(DISTINCT pair) FROM note"))
              .isZero();
          assertThat(halfPairsOfEvents()).isZero();
        }
      } finally {
        stop.set(true);
      }
      inRecords.get();
      inWarehouse.get();
    } finally {
      warehouse.destroy();
    }
  }

  private long halfPairsOfEvents() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + restored.warehouse());
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("SELECT count(*) - 2 * count(DISTINCT pair) FROM happening")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void keepsWhatWasThereBefore() throws Exception {
    backUp();
    restore(false);
    execute(restored, "INSERT INTO note VALUES (1, 'only here')");

    assertThatThrownBy(() -> restore(false))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("is not empty");
    assertThat(number(restored, "SELECT count(*) FROM note")).isEqualTo(3);

    var aside = restore(true).replaced().orElseThrow();

    assertThat(number(restored, "SELECT count(*) FROM note")).isEqualTo(2);
    Files.copy(
        aside.resolve("beachhead.db"), restored.records(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(number(restored, "SELECT count(*) FROM note")).isEqualTo(3);
  }

  @Test
  void refusesADamagedFileAndLeavesTheFolderAlone() throws Exception {
    backUp();
    inZip(
        "beachhead.db",
        records -> {
          var bytes = Files.readAllBytes(records);
          bytes[bytes.length / 2] ^= 1;
          Files.write(records, bytes);
        });

    assertRefused("beachhead.db differs from what was saved");
  }

  @Test
  void refusesHalfAFile() throws Exception {
    backUp();
    var bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused("is not a complete Beachhead backup");
  }

  @Test
  void refusesANewerFormat() throws Exception {
    backUp();
    inZip(
        "manifest.json",
        manifest ->
            Files.writeString(
                manifest, Files.readString(manifest).replace("\"format\":1", "\"format\":2")));

    assertRefused("in format 2; this program reads format 1 and older");
  }

  @Test
  void refusesARecordOfANewerSchema() throws Exception {
    execute(
        original,
        """
        INSERT INTO flyway_schema_history
          (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
        SELECT max(installed_rank) + 1, '99999', 'later', 'SQL', 'V99999__later.sql', 1, '', 1, 1
        FROM flyway_schema_history
        """);
    backUp();

    assertRefused("newer Beachhead (it has migration 99999)");
  }

  @Test
  void refusesNamesThatLeadOutOfTheFolder() throws Exception {
    backUp();
    inZip(
        "manifest.json",
        manifest ->
            Files.writeString(
                manifest, Files.readString(manifest).replace("beachhead.db", "../beachhead.db")));

    assertRefused("which this program cannot restore");
  }

  @Test
  void refusesAPartThatIsLongerThanItSays() throws Exception {
    backUp();
    inZip(
        "manifest.json",
        manifest ->
            Files.writeString(
                manifest,
                Files.readString(manifest).replaceFirst("\"bytes\":\\d+", "\"bytes\":10")));

    assertRefused("beachhead.db is longer than it says");
  }

  @Test
  void refusesNamesThatComeTwiceOrThatTheManifestDoesNotName() throws Exception {
    backUp();
    inZip(
        "manifest.json",
        manifest -> {
          var text = Files.readString(manifest);
          var part = text.substring(text.indexOf("{\"file\""), text.indexOf('}') + 1);
          Files.writeString(manifest, text.replace(part, part + "," + part));
        });
    assertRefused("names a part twice");

    backUp();
    var more = Files.writeString(temp.resolve("more"), "more");
    try (var zip = FileSystems.newFileSystem(file)) {
      Files.copy(more, zip.getPath("events.duckdb"));
    }
    assertRefused("where its manifest names");
  }

  @Test
  void followsNoLinkWhereItUnpacksAndMovesAside() throws Exception {
    backUp();
    var elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    var precious = Files.writeString(elsewhere.resolve("precious"), "keep me");
    Files.createDirectories(restored.root());
    Files.createSymbolicLink(restored.root().resolve("restoring"), elsewhere);
    Files.createSymbolicLink(restored.records(), precious);

    assertThatThrownBy(() -> restore(false)).isInstanceOf(BackupRefused.class);
    restore(true);

    assertThat(precious).hasContent("keep me");
    assertThat(Files.isSymbolicLink(restored.records())).isFalse();
    assertThat(number(restored, "SELECT count(*) FROM note")).isEqualTo(2);
  }

  @Test
  void savesTheRecordsWhereTheEventsAreDamaged() throws Exception {
    execute(original, "INSERT INTO event_store_mark (since) VALUES (1)");
    Files.writeString(original.warehouse(), "no database at all ".repeat(1_000));

    var manifest = backUp();
    restore(false);

    assertThat(manifest.parts()).extracting(BackupManifest.Part::file).containsOnly("beachhead.db");
    assertThat(manifest.withoutEvents()).contains("not a valid DuckDB");
    assertThat(number(restored, "SELECT count(*) FROM note")).isEqualTo(2);
    assertThat(new WorkspaceFiles(restored).obstacle()).isEmpty();
  }

  private interface Edit {
    void of(Path path) throws IOException;
  }

  private void inZip(String name, Edit edit) throws IOException {
    try (var zip = FileSystems.newFileSystem(file)) {
      var copy = Files.createTempFile(temp, "part", "");
      Files.copy(zip.getPath(name), copy, StandardCopyOption.REPLACE_EXISTING);
      edit.of(copy);
      Files.copy(copy, zip.getPath(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void assertRefused(String because) {
    assertThatThrownBy(() -> restore(false))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining(because);
    assertThat(restored.records()).doesNotExist();
    assertThat(restored.root().resolve("restoring")).doesNotExist();
  }
}
