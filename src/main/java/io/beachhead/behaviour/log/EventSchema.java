package io.beachhead.behaviour.log;

import java.sql.Connection;
import java.sql.SQLException;

/** The warehouse tables of this module; they migrate themselves when the log opens. */
final class EventSchema {
  private EventSchema() {}

  static void migrate(Connection connection) throws SQLException {
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
      // Which import it came with, so that one can be taken back; null for what a sender sent.
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
      statement.execute("ALTER TABLE rejected_event ADD COLUMN IF NOT EXISTS value VARCHAR");
    }
  }
}
