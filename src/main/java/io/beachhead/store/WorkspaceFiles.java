package io.beachhead.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Looks at a data folder before it is opened. Records that are lost, empty or damaged beside
 * events, and events that are lost beside records, are no new workspace: whoever started on such a
 * folder would write over what can still be saved.
 */
public final class WorkspaceFiles {
  private final DataFolder folder;

  public WorkspaceFiles(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * Why the program must not start on the folder, and what to do; empty where it may.
   *
   * @throws IOException when the folder cannot be looked at
   */
  public Optional<String> obstacle() throws IOException {
    boolean events = size(folder.warehouse()) > 0;
    if (size(folder.records()) == 0) {
      boolean recordsWere = size(folder.records().resolveSibling("beachhead.db-wal")) > 0;
      return events || recordsWere
          ? Optional.of(
              recordsLost(Files.exists(folder.records()) ? "are empty" : "are missing", events))
          : Optional.empty();
    }
    try (var records = RecordsCheck.open(folder)) {
      if (events && records.areUnused()) {
        return Optional.of(recordsLost("are those of a new workspace", true));
      }
      if (!events && records.knowOfEvents()) {
        return Optional.of(eventsLost());
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(recordsDamaged(String.valueOf(e.getMessage())));
    }
  }

  /**
   * Lets the next start begin a new log of events.
   *
   * @return whether the records knew of events that are lost; otherwise nothing was changed
   * @throws SQLException when the records cannot be read or written
   */
  public boolean forgetLostEvents() throws IOException, SQLException {
    if (size(folder.records()) == 0 || size(folder.warehouse()) > 0) {
      return false;
    }
    try (var records = RecordsCheck.open(folder)) {
      if (!records.knowOfEvents()) {
        return false;
      }
    }
    RecordsCheck.forgetEvents(folder.records());
    Files.deleteIfExists(folder.warehouse());
    return true;
  }

  private String recordsLost(String what, boolean eventsAreThere) {
    return """
    The records (beachhead.db) of the data folder %1$s %2$s, but %3$s there. This is not a new \
    workspace, so nothing was started and nothing changed. Put beachhead.db back, or restore a \
    backup: bin/beachhead restore FILE --data %1$s --replace (what is there now is moved aside). \
    For a new workspace choose another folder.\
    """
        .formatted(
            folder.root(),
            what,
            eventsAreThere ? "its product events (events.duckdb) are" : "their log is");
  }

  private String recordsDamaged(String how) {
    return """
    The records (beachhead.db) of the data folder %1$s cannot be read: %2$s. Nothing was started \
    and nothing changed. 'bin/beachhead doctor --data %1$s' says more. Restore a backup: \
    bin/beachhead restore FILE --data %1$s --replace (what is there now is moved aside).\
    """
        .formatted(folder.root(), how);
  }

  private String eventsLost() {
    return """
    The records of the data folder %1$s know of product events, but events.duckdb is %2$s. Nothing \
    was started and nothing changed. Put events.duckdb back, or restore a backup: bin/beachhead \
    restore FILE --data %1$s --replace. To go on without the events: bin/beachhead serve \
    --forget-lost-events --data %1$s\
    """
        .formatted(folder.root(), Files.exists(folder.warehouse()) ? "empty" : "missing");
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
