package io.beachhead.imports.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which keys a file has shown so far and on which line, and how often a content came up. Kept in
 * temporary tables, so that the memory a run needs does not grow with the file.
 *
 * <p>Keys are found by a 64-bit digest, which costs half of what finding them by their text does;
 * the text is stored beside it, so that two keys of one digest are told apart.
 */
final class SeenKeys implements Occurrences, AutoCloseable {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private record Seen(String key, long line) {}

  private final Statement plain;
  private final PreparedStatement insert;
  private final PreparedStatement find;
  private final PreparedStatement count;
  private final List<Seen> asked = new ArrayList<>();
  private final Map<String, Long> clashed = new HashMap<>();

  SeenKeys(Connection connection) throws SQLException {
    plain = connection.createStatement();
    dropTables();
    plain.execute(
        """
        CREATE TEMPORARY TABLE import_seen
          (digest INTEGER PRIMARY KEY, row_key TEXT NOT NULL, line BIGINT NOT NULL)
        """);
    plain.execute("CREATE TEMPORARY TABLE import_content (content TEXT PRIMARY KEY, times BIGINT)");
    insert =
        connection.prepareStatement(
            "INSERT INTO import_seen (digest, row_key, line) VALUES (?, ?, ?) ON CONFLICT DO"
                + " NOTHING");
    find = connection.prepareStatement("SELECT row_key, line FROM import_seen WHERE digest = ?");
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

  /** FNV-1a over the characters; a clash costs a look-up, not an error. */
  static long digest(String text) {
    long digest = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      digest = (digest ^ text.charAt(i)) * FNV_PRIME;
    }
    return digest;
  }

  /** Asks about a key of a table; {@link #fresh} answers for all keys asked since. */
  void ask(String table, String key, long line) throws SQLException {
    String whole = table + key;
    insert.setLong(1, digest(whole));
    insert.setString(2, whole);
    insert.setLong(3, line);
    insert.addBatch();
    asked.add(new Seen(whole, line));
  }

  /** Per key asked: whether this file had not shown it before. */
  List<Boolean> fresh() throws SQLException {
    var fresh = new ArrayList<Boolean>(asked.size());
    int[] inserted = asked.isEmpty() ? new int[0] : insert.executeBatch();
    for (int i = 0; i < inserted.length; i++) {
      fresh.add(inserted[i] > 0 || clash(asked.get(i)));
    }
    asked.clear();
    return fresh;
  }

  /** Whether another key only has the same digest, and this one is new. */
  private boolean clash(Seen seen) throws SQLException {
    find.setLong(1, digest(seen.key()));
    try (var row = find.executeQuery()) {
      row.next();
      if (row.getString(1).equals(seen.key())) {
        return false;
      }
    }
    return clashed.putIfAbsent(seen.key(), seen.line()) == null;
  }

  /** The line on which a key was shown first. */
  long firstLine(String table, String key) throws SQLException {
    String whole = table + key;
    Long line = clashed.get(whole);
    if (line != null) {
      return line;
    }
    find.setLong(1, digest(whole));
    try (var row = find.executeQuery()) {
      return row.next() ? row.getLong(2) : 0;
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
