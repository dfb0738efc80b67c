package io.beachhead.behaviour.log;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The three dictionaries of the event log: event names, actors and accounts. An actor is a user or
 * an anonymous visitor; the first character of its word tells which, so that a user {@code 7} and a
 * visitor {@code 7} stay two.
 */
public final class Vocabulary {
  static final int NAMES = 0;
  static final int ACTORS = 1;
  static final int ACCOUNTS = 2;

  static final char USER = 'u';
  private static final char VISITOR = 'a';

  public final Words names = new Words();
  public final Words actors = new Words();
  public final Words accounts = new Words();

  /** Reads the words that were stored, each under its own number. */
  void load(Connection reading) throws SQLException {
    try (var statement = reading.createStatement();
        var rows = statement.executeQuery("SELECT space, id, text FROM word ORDER BY space, id")) {
      while (rows.next()) {
        space(rows.getInt(1)).restore(rows.getInt(2), rows.getString(3));
      }
    }
  }

  Words space(int space) {
    return switch (space) {
      case NAMES -> names;
      case ACTORS -> actors;
      case ACCOUNTS -> accounts;
      default -> throw new IllegalArgumentException("no dictionary " + space);
    };
  }

  int userOf(String userId) {
    return actors.idOf(USER + userId);
  }

  int visitorOf(String anonymousId) {
    return actors.idOf(VISITOR + anonymousId);
  }

  public int findUser(@Nullable String userId) {
    return userId == null ? -1 : actors.find(USER + userId);
  }

  public int findVisitor(@Nullable String anonymousId) {
    return anonymousId == null ? -1 : actors.find(VISITOR + anonymousId);
  }

  public boolean isUser(int actor) {
    return actors.text(actor).charAt(0) == USER;
  }

  /** The id as the company or the device knows it. */
  public String idOf(int actor) {
    return actors.text(actor).substring(1);
  }
}
