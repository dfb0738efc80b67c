package io.beachhead.cli;

import io.beachhead.store.DataFolder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lies in the warehouse of a program that has ended. */
final class StoredMessages {
  private StoredMessages() {}

  /** How often each message id is stored. */
  static Map<String, Integer> count(DataFolder folder) throws SQLException {
    var counts = new HashMap<String, Integer>();
    try (var warehouse = DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse());
        var statement = warehouse.createStatement();
        var rows = statement.executeQuery("SELECT message_id FROM event")) {
      while (rows.next()) {
        counts.merge(rows.getString(1), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** The property {@code n} of every event of a name, sorted. */
  static List<Integer> numbers(DataFolder folder, String event) throws SQLException {
    var numbers = new ArrayList<Integer>();
    try (var warehouse = DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse());
        var statement =
            warehouse.prepareStatement(
                """
                SELECT CAST(json_extract_string(e.properties, '$.n') AS INTEGER)
                FROM event e JOIN word w ON w.space = 0 AND w.id = e.name
                WHERE w.text = ? ORDER BY 1
                """)) {
      statement.setString(1, event);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getInt(1));
        }
      }
    }
    return numbers;
  }
}
