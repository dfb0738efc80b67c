package io.beachhead.behaviour.log;

import io.beachhead.imports.NoValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repairs, once, what versions before the first one with this class let into the event log: texts
 * that became one in the file because they differed in half a character only, messages stored twice
 * for that reason, ids that stand for nobody, and times that cannot be right.
 */
final class LogRepair {
  private static final Logger LOG = LoggerFactory.getLogger(LogRepair.class);

  private final Statement statement;

  private LogRepair(Statement statement) {
    this.statement = statement;
  }

  /** Runs inside the caller's transaction. */
  static void repair(Connection writing) throws SQLException {
    try (var statement = writing.createStatement()) {
      var repairing = new LogRepair(statement);
      repairing.tellApart();
      repairing.storeOnce();
      repairing.letNobodyGo();
      repairing.setAsideImpossibleTimes();
      repairing.shortenReasons();
    }
  }

  private record Word(int space, int id, String text) {}

  /** Words that look the same in the file were two, and stay two: the later ones get a number. */
  private void tellApart() throws SQLException {
    var repeated = new ArrayList<Word>();
    var taken = new HashSet<String>();
    for (var word : words("space, id", "TRUE")) {
      if (!taken.add(word.space + word.text)) {
        repeated.add(word);
      }
    }
    for (var word : repeated) {
      int number = 2;
      while (!taken.add(word.space + numbered(word.text, number))) {
        number++;
      }
      update(
          "a text that was there twice",
          "UPDATE word SET text = '%s' WHERE space = %d AND id = %d AND text = '%s'"
              .formatted(
                  quoted(numbered(word.text, number)), word.space, word.id, quoted(word.text)));
    }
  }

  private static String numbered(String text, int number) {
    return text + " (" + number + ")";
  }

  /** In the file its id ends in a question mark, in memory it did not: it was not known again. */
  private void storeOnce() throws SQLException {
    update(
        "messages that were stored twice",
        """
        DELETE FROM event WHERE message_id LIKE '%?%' AND seq NOT IN (
          SELECT min(seq) FROM event WHERE message_id LIKE '%?%'
          GROUP BY message_hash, message_id)
        """);
  }

  private void letNobodyGo() throws SQLException {
    var actors =
        ids(
            words("id", "space = " + Vocabulary.ACTORS).stream()
                .filter(word -> NoValue.isNobody(word.text.substring(1)))
                .toList());
    var accounts =
        ids(
            words("id", "space = " + Vocabulary.ACCOUNTS).stream()
                .filter(word -> NoValue.isNobody(word.text))
                .toList());
    if (!accounts.isEmpty()) {
      update(
          "events of an account that stands for nobody",
          "UPDATE event SET account = -1 WHERE account IN (" + accounts + ")");
    }
    if (!actors.isEmpty()) {
      update(
          "aliases of an id that stands for nobody",
          "UPDATE event SET previous = -1 WHERE previous IN (%1$s) OR (previous >= 0 AND actor IN (%1$s))"
              .formatted(actors));
      update(
          "events of a device that stands for nobody",
          "UPDATE event SET visitor = -1 WHERE visitor IN (%1$s) AND actor NOT IN (%1$s)"
              .formatted(actors));
      update(
          "events of a user that stands for nobody",
          "UPDATE event SET actor = visitor WHERE actor IN (%1$s) AND visitor >= 0 AND visitor NOT IN (%1$s)"
              .formatted(actors));
    }
  }

  private static String ids(List<Word> words) {
    return words.stream().map(word -> Integer.toString(word.id)).collect(Collectors.joining(","));
  }

  private void setAsideImpossibleTimes() throws SQLException {
    var impossible =
        "(%1$s < %2$d OR %1$s > received_at + %3$d)"
            .formatted("time", EventTimes.FIRST.toEpochMilli(), EventTimes.AHEAD.toMillis());
    statement.execute(
        """
        INSERT INTO rejected_event (received_at, source, message_id, reason, value, body)
        SELECT received_at, coalesce('import ' || import_id, 'an earlier version'), message_id,
               '%s', CAST(epoch_ms(time) AS VARCHAR), properties
        FROM event WHERE %s
        """
            .formatted(quoted(EventTimes.IMPOSSIBLE), impossible));
    update("events at impossible times", "DELETE FROM event WHERE " + impossible);
    update(
        "dates of creation that cannot be",
        "UPDATE event SET created = %1$d WHERE created > %1$d AND (created < %2$d OR created > received_at + 86400000)"
            .formatted(CommittedEvents.NOT_KNOWN, EventTimes.FIRST.toEpochMilli()));
  }

  /** A reason is one of a few; what the sender wrote stands beside it. */
  private void shortenReasons() throws SQLException {
    for (var reason : List.of("has an unknown type", "has a timestamp that is no ISO 8601 time")) {
      update(
          "reasons of rejected calls",
          "UPDATE rejected_event SET reason = '%1$s', value = left(substr(reason, %2$d), 120) WHERE reason LIKE '%1$s: %%'"
              .formatted(reason, reason.length() + 3));
    }
  }

  private List<Word> words(String order, String condition) throws SQLException {
    var words = new ArrayList<Word>();
    try (var rows =
        statement.executeQuery(
            "SELECT space, id, text FROM word WHERE %s ORDER BY %s".formatted(condition, order))) {
      while (rows.next()) {
        words.add(new Word(rows.getInt(1), rows.getInt(2), rows.getString(3)));
      }
    }
    return words;
  }

  private void update(String what, String sql) throws SQLException {
    int rows = statement.executeUpdate(sql);
    if (rows > 0) {
      LOG.warn("Repaired in the event log, once: {} ({} rows)", what, rows);
    }
  }

  private static String quoted(String text) {
    return text.replace("'", "''");
  }
}
