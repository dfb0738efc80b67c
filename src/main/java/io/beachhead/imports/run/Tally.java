package io.beachhead.imports.run;

import java.util.List;

/**
 * What came of the rows of a run.
 *
 * @param rows records of the file
 * @param rejected records that have a problem
 * @param notes what else people should know, a sentence each
 */
record Tally(
    long rows, long created, long updated, long unchanged, long rejected, List<String> notes) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, List.of());

  /** The same where nothing was written. */
  Tally withoutChanges() {
    return new Tally(rows, 0, 0, 0, rejected, notes);
  }
}
