package io.beachhead.behaviour.log;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** How words, events and what was rejected are written as rows, inside a transaction. */
final class EventRows {
  /** For people to look at; older ones go. */
  private static final int REJECTED_KEPT = 10_000;

  private EventRows() {}

  /** The words that are new since the dictionaries had these sizes. */
  static void words(
      DuckDBConnection writing, Vocabulary vocabulary, int names, int actors, int accounts)
      throws SQLException {
    if (vocabulary.names.size() == names
        && vocabulary.actors.size() == actors
        && vocabulary.accounts.size() == accounts) {
      return;
    }
    try (var appender = writing.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "word")) {
      words(appender, vocabulary, Vocabulary.NAMES, names);
      words(appender, vocabulary, Vocabulary.ACTORS, actors);
      words(appender, vocabulary, Vocabulary.ACCOUNTS, accounts);
    }
  }

  private static void words(DuckDBAppender appender, Vocabulary vocabulary, int space, int from)
      throws SQLException {
    int id = from;
    for (var text : vocabulary.space(space).from(from)) {
      appender.beginRow().append((byte) space).append(id++).append(text).endRow();
    }
  }

  /**
   * @param importIds by submission; null where a sender sent it
   */
  static void events(
      DuckDBConnection writing,
      FreshEvents fresh,
      CommittedEvents columns,
      List<@Nullable String> importIds)
      throws SQLException {
    try (var appender = writing.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "event")) {
      for (int i = 0; i < columns.size(); i++) {
        var event = fresh.events().get(i);
        appender
            .beginRow()
            .append(columns.firstSeq() + i)
            .append(fresh.hashes()[i])
            .append(event.messageId())
            .append(event.receivedAt().toEpochMilli())
            .append(columns.time()[i])
            .append(columns.call()[i])
            .append(columns.name()[i])
            .append(columns.actor()[i])
            .append(columns.visitor()[i])
            .append(columns.account()[i])
            .append(columns.previous()[i])
            .append(columns.created()[i])
            .append(event.properties())
            .append(event.context());
        var importId = importIds.get(fresh.submissions()[i]);
        if (importId == null) {
          appender.appendNull();
        } else {
          appender.append(importId);
        }
        appender.endRow();
      }
    }
  }

  static void rejected(DuckDBConnection writing, List<RejectedEvent> rejected) throws SQLException {
    if (rejected.isEmpty()) {
      return;
    }
    try (var appender = writing.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rejected_event")) {
      for (var event : rejected) {
        appender
            .beginRow()
            .append(event.receivedAt().toEpochMilli())
            .append(event.source())
            .append(event.messageId())
            .append(event.reason())
            .append(event.body())
            .append(event.value())
            .endRow();
      }
    }
    try (var statement = writing.createStatement()) {
      statement.execute(
          """
          DELETE FROM rejected_event WHERE received_at <
            (SELECT received_at FROM rejected_event ORDER BY received_at DESC OFFSET %d LIMIT 1)
          """
              .formatted(REJECTED_KEPT));
    }
  }
}
