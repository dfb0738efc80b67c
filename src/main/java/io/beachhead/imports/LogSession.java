package io.beachhead.imports;

import java.util.List;

/** One run over a file whose rows go into a log. Used by one thread. */
public interface LogSession extends ImportSession {
  /** Reads one line of newline-delimited JSON. */
  void read(JsonLine line);

  /** Ends the run: everything read and sound is stored now, or of a check, would be. */
  Outcome finish();

  /** What people should know about how the lines were read, a sentence each. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * @param stored entries that are new
   * @param known entries that the log held already
   */
  record Outcome(long stored, long known) {}
}
