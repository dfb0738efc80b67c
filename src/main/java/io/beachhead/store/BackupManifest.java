package io.beachhead.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says about itself.
 *
 * @param format of the backup file; a program reads its own and older ones
 * @param program version that made it
 * @param made when the copy of the records was taken
 * @param parts the files of the data folder it holds
 * @param withoutEvents why the product events are not among them although there are some; null
 *     where nothing is left out
 */
public record BackupManifest(
    int format, String program, Instant made, List<Part> parts, @Nullable String withoutEvents) {
  /** The format this program writes. */
  public static final int FORMAT = 1;

  /**
   * @param file its name in the data folder and in the backup
   * @param bytes its length
   * @param sha256 of its content, in hexadecimal
   */
  public record Part(String file, long bytes, String sha256) {}

  public BackupManifest {
    parts = List.copyOf(parts);
  }

  /** All parts together, before compression. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }
}
