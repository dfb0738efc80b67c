package io.beachhead.cli;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.beachhead.store.DataFolder;
import io.beachhead.store.DataFolderLock;
import io.beachhead.store.PrivateFiles;
import io.beachhead.store.RecordsCheck;
import io.beachhead.store.WarehouseCheck;
import io.beachhead.store.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/** The checks behind {@code doctor}, from the machine inwards to the records. */
final class Doctor {
  private static final long MEBIBYTE = 1L << 20;

  /** Below this an import or a backup of a middle-sized workspace fills the disk. */
  private static final long SPACE_FOR_COMFORT = 1024 * MEBIBYTE;

  /** Below this a commit may fail. */
  private static final long SPACE_TO_LIVE = 100 * MEBIBYTE;

  /** A log longer than this means that no checkpoint got through for a long time. */
  private static final long LONG_LOG = 256 * MEBIBYTE;

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private final DataFolder folder;
  private final Clock clock;

  Doctor(DataFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.add(java());
    findings.add(engine("SQLite", "jdbc:sqlite::memory:", "select sqlite_version()"));
    findings.add(engine("DuckDB", "jdbc:duckdb:", "select version()"));
    if (!Files.isDirectory(folder.root())) {
      findings.add(
          Files.exists(folder.root())
              ? Finding.fail("data folder", folder.root() + " is not a folder")
              : Finding.warn("data folder", folder.root() + " is missing; 'serve' creates it"));
      return findings;
    }
    findings.add(writable());
    findings.add(permissions());
    findings.add(space());
    findings.add(lock());
    findings.add(clock());
    if (sizeOf(folder.records()) > 0) {
      findings.addAll(records());
    } else {
      findings.add(Finding.warn("records", "no database yet; the first 'serve' creates it"));
    }
    findings.add(files());
    if (sizeOf(folder.warehouse()) > 0) {
      findings.add(events());
      findings.add(EventLogFinding.of(folder));
    }
    return findings;
  }

  private static Finding java() {
    return Finding.ok(
        "java",
        "%s by %s, program version %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                BeachheadCommand.Version.number()));
  }

  private static Finding engine(String name, String url, String versionQuery) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var row = statement.executeQuery(versionQuery)) {
      row.next();
      return Finding.ok(name, "version " + row.getString(1));
    } catch (SQLException | UnsatisfiedLinkError e) {
      return Finding.fail(name, "does not start: " + e.getMessage());
    }
  }

  private Finding writable() {
    if (!Files.isWritable(folder.root())) {
      return Finding.fail(
          "data folder",
          "%s cannot be written by user %s"
              .formatted(folder.root(), System.getProperty("user.name")));
    }
    for (var file : List.of(folder.records(), folder.warehouse())) {
      if (Files.exists(file) && !Files.isWritable(file)) {
        return Finding.fail("data folder", file + " cannot be written");
      }
    }
    return Finding.ok("data folder", folder.root() + " can be written");
  }

  private Finding permissions() {
    if (!folder.root().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Finding.ok("permissions", "not of the POSIX kind here; not examined");
    }
    try {
      var open = PrivateFiles.openToOthers(folder);
      if (!open.isEmpty()) {
        return Finding.warn(
            "permissions",
            "other users of this machine have rights to %s%s; the next start takes them away, as 'chmod -R go= %s' does"
                .formatted(
                    open.getFirst(),
                    open.size() == 1 ? "" : " and %d more".formatted(open.size() - 1),
                    folder.root()));
      }
      return Finding.ok("permissions", "closed to other users");
    } catch (IOException e) {
      return Finding.fail("permissions", "cannot be read: " + e.getMessage());
    }
  }

  private Finding space() {
    try {
      long free = Files.getFileStore(folder.root()).getUsableSpace();
      var text = "%s free".formatted(ByteSize.text(free));
      if (free < SPACE_TO_LIVE) {
        return Finding.fail("disk", text + "; writes are about to fail");
      }
      long used = sizeOf(folder.records()) + sizeOf(folder.warehouse());
      if (free < Math.max(SPACE_FOR_COMFORT, used)) {
        return Finding.warn(
            "disk",
            text + ", the data takes %s; a backup may not fit".formatted(ByteSize.text(used)));
      }
      return Finding.ok("disk", text + ", the data takes " + ByteSize.text(used));
    } catch (IOException e) {
      return Finding.fail("disk", "free space cannot be read: " + e.getMessage());
    }
  }

  private Finding lock() {
    try {
      var holder = DataFolderLock.holder(folder);
      if (holder.isEmpty()) {
        return Finding.ok("lock", "free; no server runs on this folder");
      }
      var address = holder.get().address();
      return Finding.ok(
          "lock",
          "held by process %d since %s%s"
              .formatted(
                  holder.get().pid(),
                  holder.get().since(),
                  address == null ? "" : ", answering at " + address));
    } catch (IOException e) {
      return Finding.fail("lock", "cannot be examined: " + e.getMessage());
    }
  }

  private Finding clock() {
    var now = clock.instant();
    var text = "%s, time zone %s".formatted(now.truncatedTo(SECONDS), ZoneId.systemDefault());
    try {
      for (var file : List.of(folder.records(), folder.warehouse())) {
        if (Files.exists(file)) {
          Instant written = Files.getLastModifiedTime(file).toInstant();
          if (written.isAfter(now.plus(CLOCK_TOLERANCE))) {
            return Finding.fail(
                "clock",
                "%s, but %s was written at %s: the clock went back"
                    .formatted(text, file.getFileName(), written.truncatedTo(SECONDS)));
          }
        }
      }
      return Finding.ok("clock", text);
    } catch (IOException e) {
      return Finding.fail("clock", "the data's times cannot be read: " + e.getMessage());
    }
  }

  private List<Finding> records() {
    var findings = new ArrayList<Finding>();
    try (var checkUp = RecordsCheck.open(folder)) {
      var damage = checkUp.damage();
      findings.add(
          damage.isEmpty()
              ? Finding.ok("integrity", "every page of the records is sound")
              : Finding.fail(
                  "integrity",
                  "%s; restore a backup (the first of %d: %s)"
                      .formatted("the records are damaged", damage.size(), damage.getFirst())));
      var dangling = checkUp.danglingReferences();
      findings.add(
          dangling.isEmpty()
              ? Finding.ok("references", "every row refers to rows that exist")
              : Finding.fail(
                  "references", "rows refer to missing rows: " + String.join(", ", dangling)));
      findings.add(
          checkUp.journalMode().equals("wal")
              ? Finding.ok("journal", "write-ahead log, " + ByteSize.text(checkUp.logBytes()))
              : Finding.ok(
                  "journal",
                  "%s; the next 'serve' turns to a write-ahead log"
                      .formatted(checkUp.journalMode())));
      if (checkUp.logBytes() > LONG_LOG) {
        findings.add(
            Finding.warn(
                "journal", "the log is long; a restart of the server folds it into the records"));
      }
      findings.add(migrations(checkUp));
    } catch (SQLException | FlywayException e) {
      findings.add(Finding.fail("records", "cannot be read: " + e.getMessage()));
    }
    return findings;
  }

  /** Whether records and events belong together, as a start asks. */
  private Finding files() {
    try {
      return new WorkspaceFiles(folder)
          .obstacle()
          .map(obstacle -> Finding.fail("files", obstacle))
          .orElseGet(() -> Finding.ok("files", "records and events fit together"));
    } catch (IOException e) {
      return Finding.fail("files", "cannot be looked at: " + e.getMessage());
    }
  }

  private Finding events() {
    try {
      if (DataFolderLock.holder(folder).isPresent()) {
        return Finding.ok("events", "in use; stop the server to have every block read");
      }
      try (var checkUp = WarehouseCheck.open(folder)) {
        return Finding.ok(
            "events", "every block can be read: " + String.join(", ", checkUp.read()));
      }
    } catch (SQLException e) {
      return Finding.fail(
          "events",
          "events.duckdb is damaged; restore a backup (%s)"
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    } catch (IOException e) {
      return Finding.fail("events", "cannot be examined: " + e.getMessage());
    }
  }

  private static Finding migrations(RecordsCheck checkUp) {
    var schema = checkUp.schema();
    if (!schema.unknown().isEmpty()) {
      return Finding.fail(
          "schema",
          "made by a newer Beachhead (it has %s); run that version"
              .formatted(String.join(", ", schema.unknown())));
    }
    if (!schema.failed().isEmpty()) {
      return Finding.fail(
          "schema",
          "migration %s did not finish; restore a backup"
              .formatted(String.join(", ", schema.failed())));
    }
    if (!schema.pending().isEmpty()) {
      return Finding.warn(
          "schema",
          "%d applied, %s waiting; the next 'serve' applies them"
              .formatted(schema.applied().size(), String.join(", ", schema.pending())));
    }
    return Finding.ok(
        "schema", "%d migrations applied, none waiting".formatted(schema.applied().size()));
  }

  private static long sizeOf(Path file) {
    // 0 where there is none.
    return file.toFile().length();
  }
}
