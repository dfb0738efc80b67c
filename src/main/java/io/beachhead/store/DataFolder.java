package io.beachhead.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one folder that holds everything a workspace owns.
 *
 * @param root absolute path; created when the program starts
 */
public record DataFolder(Path root) {
  private static final String UPLOADS = "uploads";
  private static final String RESTORING = "restoring";

  static final String RECORDS = "beachhead.db";
  static final String WAREHOUSE = "events.duckdb";

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The relational database file. */
  public Path records() {
    return root.resolve(RECORDS);
  }

  /** The warehouse of product events. */
  public Path warehouse() {
    return root.resolve(WAREHOUSE);
  }

  /** Files on their way in and out; emptied at start. */
  public Path uploads() throws IOException {
    return Files.createDirectories(root.resolve(UPLOADS));
  }

  /** The web server's own temporary files, those it takes apart among them; emptied at start. */
  public Path server() throws IOException {
    return Files.createDirectories(uploads().resolve("server"));
  }

  /** Where a backup is unpacked; not there but while one is being restored. */
  Path restoring() {
    return root.resolve(RESTORING);
  }

  /** Whether the program puts files of that name here; people may keep others beside them. */
  boolean owns(Path path) {
    var name = root.relativize(path).getName(0).toString();
    return name.startsWith("beachhead.")
        || name.startsWith(WAREHOUSE)
        || name.startsWith("replaced-")
        || name.equals(UPLOADS)
        || name.equals(RESTORING)
        || name.equals("demo");
  }

  /** Removes what a program that was killed has left of its temporary files. */
  void removeLeftovers() throws IOException {
    PrivateFiles.delete(root.resolve(UPLOADS));
    PrivateFiles.delete(restoring());
    // Where the warehouse puts what its memory has no room for.
    PrivateFiles.delete(root.resolve(WAREHOUSE + ".tmp"));
  }
}
