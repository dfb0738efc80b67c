package io.beachhead.imports.run;

import io.beachhead.imports.ImportQuestion;
import java.util.List;

/**
 * What came of the rows of a run.
 *
 * @param rows records of the file
 * @param rejected records that have a problem
 * @param notes what else people should know, a sentence each
 * @param questions what the rows left open
 */
record Tally(
    long rows,
    long created,
    long updated,
    long unchanged,
    long rejected,
    List<String> notes,
    List<ImportQuestion> questions) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, List.of(), List.of());

  /** Of the rest of an import that had stored some of the file before it broke off. */
  Tally after(long before) {
    return new Tally(
        rows,
        created + before,
        updated,
        Math.max(0, unchanged - before),
        rejected,
        notes,
        questions);
  }

  /** The same with more rows that have a problem. */
  Tally rejecting(int more) {
    return new Tally(rows, created, updated, unchanged, rejected + more, notes, questions);
  }

  /** The same where nothing was written. */
  Tally withoutChanges() {
    return new Tally(rows, 0, 0, 0, rejected, notes, questions);
  }
}
