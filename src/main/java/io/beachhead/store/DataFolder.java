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

  /** Files on their way in; emptied at start. */
  public Path uploads() throws IOException {
    return Files.createDirectories(root.resolve("uploads"));
  }
}
