package io.beachhead.cli;

import io.beachhead.behaviour.log.LogCheck;
import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Whether the event log adds up. One process at a time can open it: not beside a server. */
final class EventLogFinding {
  private static final String CHECK = "event log";

  private EventLogFinding() {}

  /**
   * @param folder with a file of events
   */
  static Finding of(DataFolder folder) {
    try {
      if (DataFolderLock.holder(folder).isPresent()) {
        return Finding.ok(CHECK, "in use; stop the server to have it examined");
      }
      return examine(folder);
    } catch (SQLException | IOException e) {
      return Finding.fail(
          CHECK,
          "events.duckdb cannot be read; restore a backup (%s)"
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    }
  }

  private static Finding examine(DataFolder folder) throws SQLException {
    var readOnly = new Properties();
    readOnly.setProperty("access_mode", "READ_ONLY");
    try (var events = DriverManager.getConnection("jdbc:duckdb:" + folder.warehouse(), readOnly)) {
      var problems = LogCheck.problems(events);
      if (problems.isEmpty()) {
        return Finding.ok(CHECK, "every event refers to names, people and accounts that are there");
      }
      var said = String.join("; ", problems);
      return LogCheck.isToBeMended(events)
          ? Finding.warn(CHECK, said + "; the next 'serve' repairs what an earlier version left")
          : Finding.fail(CHECK, "does not add up: " + said + "; restore a backup");
    }
  }
}
