package io.beachhead.behaviour.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what the event log holds adds up: every word has one number, every number one word, and
 * every event refers to words that are there. Changes nothing.
 */
public final class LogCheck {
  private static final List<String> SPACES = List.of("event names", "people", "accounts");

  private LogCheck() {}

  /**
   * What does not add up, one sentence each without its full stop; empty where all is well, or
   * where the file holds no event log.
   */
  public static List<String> problems(Connection reading) throws SQLException {
    var problems = new ArrayList<String>();
    if (!exists(reading)) {
      return problems;
    }
    var sizes = new long[SPACES.size()];
    try (var statement = reading.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT space, count(*), count(DISTINCT id), count(DISTINCT text), min(id), max(id)
                FROM word GROUP BY space ORDER BY space
                """)) {
      while (rows.next()) {
        var what = SPACES.get(rows.getInt(1));
        long words = rows.getLong(2);
        sizes[rows.getInt(1)] = words;
        if (rows.getLong(3) < words) {
          problems.add(
              "%,d numbers of %s stand for two each".formatted(words - rows.getLong(3), what));
        } else if (rows.getLong(5) != 0 || rows.getLong(6) != words - 1) {
          problems.add(
              "%s are numbered %,d to %,d, but there are %,d"
                  .formatted(what, rows.getLong(5), rows.getLong(6), words));
        }
        if (rows.getLong(4) < words) {
          problems.add("%,d %s are there twice".formatted(words - rows.getLong(4), what));
        }
      }
    }
    addMissing(reading, sizes, problems);
    return problems;
  }

  private static void addMissing(Connection reading, long[] sizes, List<String> problems)
      throws SQLException {
    try (var statement = reading.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT count(*) FILTER (name < 0 OR name >= %1$d),
                       count(*) FILTER (actor < 0 OR actor >= %2$d OR visitor >= %2$d
                                        OR previous >= %2$d),
                       count(*) FILTER (account >= %3$d),
                       count(*) > coalesce(max(seq) + 1, 0)
                FROM event
                """
                    .formatted(sizes[0], sizes[1], sizes[2]))) {
      row.next();
      for (int i = 0; i < SPACES.size(); i++) {
        if (row.getLong(i + 1) > 0) {
          problems.add(
              "%,d events refer to %s that are missing"
                  .formatted(row.getLong(i + 1), SPACES.get(i)));
        }
      }
      if (row.getBoolean(4)) {
        problems.add("some events have the same number");
      }
    }
  }

  /** Whether an earlier version wrote it: the next start repairs what that one let in. */
  public static boolean isToBeMended(Connection reading) throws SQLException {
    return tables(reading, "'event_schema'") == 0;
  }

  private static boolean exists(Connection reading) throws SQLException {
    return tables(reading, "'event', 'word'") == 2;
  }

  private static int tables(Connection reading, String names) throws SQLException {
    try (var statement = reading.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM information_schema.tables WHERE table_name IN ("
                    + names
                    + ")")) {
      row.next();
      return row.getInt(1);
    }
  }
}
