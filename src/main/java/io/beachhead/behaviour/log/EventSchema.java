package io.beachhead.behaviour.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The warehouse tables of this module; they migrate themselves when the log opens. */
final class EventSchema {
  /** Raised with every change that existing folders are repaired for. */
  private static final int VERSION = 1;

  private EventSchema() {}

  /**
   * Makes the tables what this version needs.
   *
   * @throws SQLException also where what is stored does not add up, which says so and what to do
   */
  static void migrate(Connection connection) throws SQLException {
    create(connection);
    try (var statement = connection.createStatement()) {
      if (version(statement) < VERSION) {
        statement.execute("BEGIN TRANSACTION");
        LogRepair.repair(connection);
        statement.execute("DELETE FROM event_schema");
        statement.execute("INSERT INTO event_schema VALUES (" + VERSION + ")");
        statement.execute("COMMIT");
      }
    }
    var problems = LogCheck.problems(connection);
    if (!problems.isEmpty()) {
      throw new SQLException(
          "what it holds does not add up: %s. It was not started, so that no event is counted for another. Stop the server and restore a backup, or move events.duckdb out of the data folder to begin a new event log; everything else is as it was"
              .formatted(String.join("; ", problems)));
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("SELECT coalesce(max(version), 0) FROM event_schema")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS event (
            seq          BIGINT NOT NULL,   -- order of arrival, dense from 0
            message_hash BIGINT NOT NULL,
            message_id   VARCHAR NOT NULL,
            received_at  BIGINT NOT NULL,   -- epoch milliseconds
            time         BIGINT NOT NULL,   -- epoch milliseconds
            call         UTINYINT NOT NULL,
            name         INTEGER NOT NULL,  -- word of space 0
            actor        INTEGER NOT NULL,  -- word of space 1: the user where known, else the visitor
            visitor      INTEGER NOT NULL,  -- word of space 1: the anonymous id, -1 without
            account      INTEGER NOT NULL,  -- word of space 2: the account it names, -1 without
            previous     INTEGER NOT NULL,  -- word of space 1: alias, -1 otherwise
            created      BIGINT NOT NULL,   -- trait createdAt of identify and group, else the smallest number
            properties   VARCHAR NOT NULL,
            context      VARCHAR NOT NULL
          )
          """);
      // Which import it came with, so that one can be undone; null for what a sender sent.
      statement.execute("ALTER TABLE event ADD COLUMN IF NOT EXISTS import_id VARCHAR");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS word (
            space UTINYINT NOT NULL,
            id    INTEGER NOT NULL,
            text  VARCHAR NOT NULL
          )
          """);
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS rejected_event (
            received_at BIGINT NOT NULL,
            source      VARCHAR NOT NULL,
            message_id  VARCHAR,
            reason      VARCHAR NOT NULL,
            body        VARCHAR NOT NULL
          )
          """);
      statement.execute("CREATE TABLE IF NOT EXISTS event_schema (version INTEGER NOT NULL)");
      statement.execute("ALTER TABLE rejected_event ADD COLUMN IF NOT EXISTS value VARCHAR");
    }
  }
}
