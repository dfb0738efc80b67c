package io.beachhead.behaviour.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.behaviour.people.Histories;
import io.beachhead.behaviour.people.KnownPeople;
import io.beachhead.behaviour.people.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of events that an earlier version wrote: event names, a person and an account whose names
 * differ in half an emoji, a message stored twice for the same reason, two devices that identified
 * as "undefined", an event of the year 1 and reasons with what the sender wrote in them.
 */
class LogRepairTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void unpack() throws IOException {
    file = folder.resolve("events.duckdb");
    try (var packed =
            Objects.requireNonNull(
                LogRepairTest.class.getResourceAsStream("/old-events.duckdb.gz"));
        var in = new GZIPInputStream(packed)) {
      Files.copy(in, file);
    }
  }

  @Test
  void namesEveryEventAsItWasSent() throws SQLException {
    assertThat(read().histories)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ada", List.of("Opened", "Tip ?", "Tip ? (2)", "Paid", "Refunded"),
                "x?", List.of("Opened"),
                "x? (2)", List.of("Paid"),
                "zoe", List.of("Refunded", "Opened"),
                "dev-1", List.of("Opened"),
                "dev-2", List.of("Opened", "Paid")));
  }

  @Test
  void keepsAccountsApartAndGivesNobodyNone() throws SQLException {
    assertThat(read().accounts)
        .containsExactlyInAnyOrderEntriesOf(Map.of("g?", 1, "g? (2)", 1, "zenith", 1));
  }

  @Test
  void findsWhatDoesNotAddUpBeforeAndNothingAfter() throws SQLException {
    try (var connection = open()) {
      assertThat(LogCheck.problems(connection))
          .containsExactly(
              "1 event names are there twice",
              "1 people are there twice",
              "1 accounts are there twice");
      EventSchema.migrate(connection);
      assertThat(LogCheck.problems(connection)).isEmpty();
    }
  }

  @Test
  void storesAMessageOnceAndSetsImpossibleTimesAside() throws SQLException {
    try (var connection = open()) {
      EventSchema.migrate(connection);
      assertThat(texts(connection, "SELECT message_id FROM event WHERE message_id LIKE 'd%'"))
          .containsExactly("d?");
      assertThat(
              texts(
                  connection,
                  "SELECT reason || ' | ' || value FROM rejected_event ORDER BY reason"))
          .containsExactly(
              "happened before 1990 or more than a year from now | 0001-01-01 00:00:00",
              "has a timestamp that is no ISO 8601 time | \"yesterday\"",
              "has an unknown type | dance");
    }
  }

  @Test
  void mendsOnceAndStartsAgain() throws SQLException {
    var first = read();
    assertThat(read()).isEqualTo(first);
  }

  @Test
  void doesNotStartWhatDoesNotAddUpAndSaysWhatToDo() throws SQLException {
    read();
    try (var connection = open();
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO word VALUES (0, 3, 'Somebody else')");
      assertThatThrownBy(() -> EventSchema.migrate(connection))
          .hasMessageContaining("1 numbers of event names stand for two each")
          .hasMessageContaining("restore a backup");
      statement.execute("DELETE FROM word WHERE text = 'Somebody else' OR id = 0");
      assertThat(LogCheck.problems(connection))
          .contains("event names are numbered 1 to 5, but there are 5");
      statement.execute("DELETE FROM word WHERE space = 1 AND id = 6");
      assertThat(LogCheck.problems(connection).toString())
          .contains("refer to people that are missing");
    }
  }

  @Test
  void hasNothingToSayOfAFileWithoutEvents() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
      assertThat(LogCheck.problems(connection)).isEmpty();
      EventSchema.migrate(connection);
      assertThat(LogCheck.problems(connection)).isEmpty();
    }
  }

  private record Told(Map<String, List<String>> histories, Map<String, Integer> accounts) {}

  /** Starts the log as the program does and tells what it then knows. */
  private Told read() throws SQLException {
    var index = new EventIndex();
    try (var connection = open()) {
      EventSchema.migrate(connection);
      index.vocabulary().load(connection);
      index.load(connection);
    }
    var snapshot = index.snapshot();
    var all =
        new Histories(
            snapshot,
            new People(
                snapshot,
                new KnownPeople.Directory(
                    0,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    Map.of(),
                    KnownPeople.Merged.NONE,
                    null)));
    var histories = new TreeMap<String, List<String>>();
    all.eachPerson(history -> {
      var names = new ArrayList<String>();
      for (int i = 0; i < history.size(); i++) {
        names.add(all.vocabulary().names.text(history.name(i)));
      }
      histories.put(all.people().id(history.unit()), names);
    });
    var accounts = new TreeMap<String, Integer>();
    all.eachAccount(history -> accounts.put(all.people().account(history.unit()), history.size()));
    return new Told(histories, accounts);
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + file);
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
