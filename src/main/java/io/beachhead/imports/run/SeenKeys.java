package io.beachhead.imports.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Which keys a file has shown so far and on which line, and how often a content came up. Kept in
 * temporary tables, so that the memory a run needs does not grow with the file.
 */
final class SeenKeys implements Occurrences, AutoCloseable {
  private final Statement plain;
  private final PreparedStatement insert;
  private final PreparedStatement find;
  private final PreparedStatement count;
  private int waiting;

  SeenKeys(Connection connection) throws SQLException {
    plain = connection.createStatement();
    dropTables();
    plain.execute("CREATE TEMPORARY TABLE import_seen (row_key TEXT PRIMARY KEY, line BIGINT)");
    plain.execute("CREATE TEMPORARY TABLE import_content (content TEXT PRIMARY KEY, times BIGINT)");
    insert =
        connection.prepareStatement(
            "INSERT INTO import_seen (row_key, line) VALUES (?, ?) ON CONFLICT DO NOTHING");
    find = connection.prepareStatement("SELECT line FROM import_seen WHERE row_key = ?");
    count =
        connection.prepareStatement(
            """
            INSERT INTO import_content (content, times) VALUES (?, 1)
            ON CONFLICT (content) DO UPDATE SET times = import_content.times + 1
            RETURNING times
            """);
  }

  private void dropTables() throws SQLException {
    plain.execute("DROP TABLE IF EXISTS import_seen");
    plain.execute("DROP TABLE IF EXISTS import_content");
  }

  /** Asks about a key of a table; {@link #fresh} answers for all keys asked since. */
  void ask(String table, String key, long line) throws SQLException {
    insert.setString(1, table + key);
    insert.setLong(2, line);
    insert.addBatch();
    waiting++;
  }

  /** Per key asked: whether this file had not shown it before. */
  List<Boolean> fresh() throws SQLException {
    var fresh = new ArrayList<Boolean>(waiting);
    if (waiting > 0) {
      for (int inserted : insert.executeBatch()) {
        fresh.add(inserted > 0);
      }
    }
    waiting = 0;
    return fresh;
  }

  /** The line on which a key was shown first. */
  long firstLine(String table, String key) throws SQLException {
    find.setString(1, table + key);
    try (var row = find.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public int next(String content) {
    try {
      count.setString(1, content);
      try (var row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    find.close();
    count.close();
    dropTables();
    plain.close();
  }
}
