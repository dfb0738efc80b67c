package io.beachhead.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds in a data folder, and whether it goes on. */
class WorkspaceFilesTest {
  @TempDir Path root;
  private DataFolder folder;
  private WorkspaceFiles files;

  @BeforeEach
  void aFolder() {
    folder = new DataFolder(root);
    files = new WorkspaceFiles(folder);
  }

  private void records() {
    Flyway.configure().dataSource("jdbc:sqlite:" + folder.records(), null, null).load().migrate();
  }

  private void inRecords(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.records());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void events() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE event (seq BIGINT)");
    }
  }

  @Test
  void letsANewWorkspaceBegin() throws IOException {
    assertThat(files.obstacle()).isEmpty();
  }

  @Test
  void letsAWorkspaceGoOnWithAndWithoutEvents() throws Exception {
    records();
    assertThat(files.obstacle()).isEmpty();

    events();
    inRecords("INSERT INTO event_store_mark (since) VALUES (1)");
    assertThat(files.obstacle()).isEmpty();
  }

  @Test
  void stopsWhereTheRecordsAreMissingOrEmptyBesideEvents() throws Exception {
    events();
    assertThat(files.obstacle()).hasValueSatisfying(says("are missing", "restore FILE"));

    Files.createFile(folder.records());
    assertThat(files.obstacle()).hasValueSatisfying(says("are empty", "Put beachhead.db back"));
  }

  @Test
  void stopsWhereTheRecordsOfANewWorkspaceLieBesideEvents() throws Exception {
    records();
    events();

    assertThat(files.obstacle()).hasValueSatisfying(says("are those of a new workspace"));

    inRecords("INSERT INTO account (id, name, attributes) VALUES ('a', 'Acme', '{}')");
    assertThat(files.obstacle()).as("somebody works here").isEmpty();
  }

  @Test
  void stopsWhereTheRecordsAreDamaged() throws Exception {
    records();
    events();
    try (var file = new RandomAccessFile(folder.records().toFile(), "rw")) {
      file.write(new byte[4096]);
    }
    assertThat(files.obstacle()).hasValueSatisfying(says("cannot be read", "doctor"));
  }

  @Test
  void stopsWhereTheRecordsAreCutShort() throws Exception {
    records();
    inRecords("PRAGMA journal_mode=WAL");
    try (var file = new RandomAccessFile(folder.records().toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    assertThat(files.obstacle()).hasValueSatisfying(says("cannot be read"));
  }

  @Test
  void stopsWhereTheEventsAreLostUntilToldToForgetThem() throws Exception {
    records();
    inRecords("INSERT INTO event_store_mark (since) VALUES (1)");
    assertThat(files.obstacle()).hasValueSatisfying(says("missing", "--forget-lost-events"));

    Files.createFile(folder.warehouse());
    assertThat(files.obstacle()).hasValueSatisfying(says("events.duckdb is empty"));

    assertThat(files.forgetLostEvents()).isTrue();
    assertThat(files.obstacle()).isEmpty();
    assertThat(files.forgetLostEvents()).as("nothing to forget any more").isFalse();
  }

  private static java.util.function.Consumer<String> says(String... words) {
    return obstacle -> assertThat(obstacle).contains(words);
  }
}
