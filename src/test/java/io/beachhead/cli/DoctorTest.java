package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.cli.Finding.Level;
import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir Path root;

  private Finding finding(String subject) {
    return finding(subject, Clock.systemUTC());
  }

  private Finding finding(String subject, Clock clock) {
    return new Doctor(new DataFolder(root), clock)
        .examine().stream()
            .filter(f -> f.subject().equals(subject))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no line about " + subject));
  }

  private Connection records() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + new DataFolder(root).records());
  }

  private void migrate() throws SQLException {
    try (var connection = records();
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
    }
    Flyway.configure()
        .dataSource("jdbc:sqlite:" + new DataFolder(root).records(), null, null)
        .load()
        .migrate();
  }

  @Test
  void findsNothingWrongWithAFreshWorkspace() throws Exception {
    migrate();

    assertThat(new Doctor(new DataFolder(root), Clock.systemUTC()).examine())
        .filteredOn(f -> f.level() == Level.FAIL)
        .isEmpty();
    assertThat(finding("schema").level()).isEqualTo(Level.OK);
    assertThat(finding("integrity").level()).isEqualTo(Level.OK);
    assertThat(finding("SQLite").detail()).startsWith("version 3.");
  }

  @Test
  void changesNothingInTheFolder() throws Exception {
    migrate();
    var before = Files.readAllBytes(new DataFolder(root).records());

    new Doctor(new DataFolder(root), Clock.systemUTC()).examine();

    assertThat(Files.readAllBytes(new DataFolder(root).records())).isEqualTo(before);
  }

  @Test
  void worksBesideAWriterInTheMiddleOfATransaction() throws Exception {
    migrate();
    try (var writer = records();
        var statement = writer.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("CREATE TABLE half_done (a)");

      assertThat(finding("integrity").level()).isEqualTo(Level.OK);

      statement.execute("ROLLBACK");
    }
  }

  @Test
  void seesDamagedPages() throws Exception {
    migrate();
    try (var connection = records();
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    try (var file = FileChannel.open(new DataFolder(root).records(), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[16_384]), 8_192);
    }

    assertThat(new Doctor(new DataFolder(root), Clock.systemUTC()).examine())
        .filteredOn(f -> f.level() == Level.FAIL)
        .extracting(Finding::subject)
        .containsAnyOf("integrity", "records");
  }

  @Test
  void saysThatAFileIsNoDatabase() throws IOException {
    Files.writeString(new DataFolder(root).records(), "not a database ".repeat(1_000));

    assertThat(finding("records").level()).isEqualTo(Level.FAIL);
  }

  @Test
  void countsRowsThatReferToNothing() throws Exception {
    migrate();
    try (var connection = records();
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA foreign_keys=OFF");
      statement.execute(
          """
          INSERT INTO import_change (import_id, position, table_name, row_key, after_image)
          VALUES ('gone', 1, 'account', '["1"]', '{}')
          """);
    }

    assertThat(finding("references"))
        .isEqualTo(Finding.fail("references", "rows refer to missing rows: import_change (1)"));
  }

  @Test
  void knowsASchemaFromANewerProgram() throws Exception {
    migrate();
    try (var connection = records();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO flyway_schema_history
            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
          SELECT max(installed_rank) + 1, '99999', 'later', 'SQL', 'V99999__later.sql', 1, '', 1, 1
          FROM flyway_schema_history
          """);
    }

    assertThat(finding("schema").level()).isEqualTo(Level.FAIL);
    assertThat(finding("schema").detail()).contains("newer Beachhead", "99999");
  }

  @Test
  void seesAClockThatWentBack() throws Exception {
    migrate();

    var yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));

    assertThat(finding("clock", yesterday).level()).isEqualTo(Level.FAIL);
    assertThat(finding("clock").level()).isEqualTo(Level.OK);
  }

  @Test
  void readsTheEventsToTheirLastBlock() throws Exception {
    migrate();
    try (var connection =
            DriverManager.getConnection("jdbc:duckdb:" + new DataFolder(root).warehouse());
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE event AS SELECT i AS seq, 'text ' || i AS text FROM range(200000) t(i)");
    }
    assertThat(finding("events"))
        .isEqualTo(Finding.ok("events", "every block can be read: event (200,000)"));

    try (var file = FileChannel.open(new DataFolder(root).warehouse(), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[64_000]), file.size() / 2);
    }
    assertThat(finding("events").level()).isEqualTo(Level.FAIL);
  }

  @Test
  void saysThatRecordsAreMissingBesideEvents() throws Exception {
    Files.writeString(new DataFolder(root).warehouse(), "something");

    assertThat(finding("files").level()).isEqualTo(Level.FAIL);
    assertThat(finding("files").detail()).contains("are missing");
  }

  @Test
  void namesFilesThatOtherUsersMayRead() throws Exception {
    migrate();
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(
        new DataFolder(root).records(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(finding("permissions").level()).isEqualTo(Level.WARN);
    assertThat(finding("permissions").detail()).contains("beachhead.db");
  }

  @Test
  void doesNotReadWhatIsInTheLockFile() throws Exception {
    var garbage = new byte[100_000];
    new Random(1).nextBytes(garbage);
    Files.write(root.resolve("beachhead.lock"), garbage);
    Files.write(root.resolve("beachhead.running"), garbage);

    assertThat(finding("lock").detail()).startsWith("free");
  }

  @Test
  void namesWhoHoldsTheLock() throws IOException {
    assertThat(finding("lock").detail()).startsWith("free");

    try (var lock = DataFolderLock.take(new DataFolder(root))) {
      lock.announce("http://localhost:8123", "0123456789abcdef");

      assertThat(finding("lock").detail())
          .contains("process " + ProcessHandle.current().pid(), "http://localhost:8123");
    }
  }
}
