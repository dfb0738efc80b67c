package io.beachhead.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.cli.Finding.Level;
import io.beachhead.store.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogFindingTest {
  @TempDir Path root;
  private DataFolder folder;

  @BeforeEach
  void anEarlierVersionsEvents() throws IOException {
    folder = new DataFolder(root);
    try (var packed =
            Objects.requireNonNull(
                EventLogFindingTest.class.getResourceAsStream("/old-events.duckdb.gz"));
        var in = new GZIPInputStream(packed)) {
      Files.copy(in, folder.warehouse());
    }
  }

  @Test
  void warnsOfWhatTheNextStartMends() throws IOException {
    var before = Files.readAllBytes(folder.warehouse());
    var finding = EventLogFinding.of(folder);
    assertThat(finding.level()).isEqualTo(Level.WARN);
    assertThat(finding.detail())
        .contains("1 event names are there twice", "the next 'serve' repairs");
    assertThat(Files.readAllBytes(folder.warehouse())).isEqualTo(before);
  }

  @Test
  void failsWhereNobodyCanSayWhichWordIsMeant() throws SQLException {
    write(
        "UPDATE word SET text = text || id",
        "CREATE TABLE event_schema (version INTEGER)",
        "INSERT INTO event_schema VALUES (1)");
    assertThat(EventLogFinding.of(folder).level()).isEqualTo(Level.OK);
    write("INSERT INTO word VALUES (0, 3, 'Another')");
    var finding = EventLogFinding.of(folder);
    assertThat(finding.level()).isEqualTo(Level.FAIL);
    assertThat(finding.detail())
        .contains("1 numbers of event names stand for two", "restore a backup");
  }

  @Test
  void failsWhereTheFileIsNoDatabase() throws IOException {
    Files.writeString(
        folder.warehouse(), "not a database, and long enough not to be taken for a new one");
    assertThat(EventLogFinding.of(folder).level()).isEqualTo(Level.FAIL);
  }

  private void write(String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
