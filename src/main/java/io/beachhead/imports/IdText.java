package io.beachhead.imports;

import io.beachhead.imports.cell.Cells;

/** Ids as files and tracking calls both read them, so that the two meet. */
public final class IdText {
  private IdText() {}

  /**
   * An id as it looks: without white space around it, invisible marks, and the wrapping of
   * spreadsheets. The one rule for cells of files and ids in calls.
   */
  public static String clean(String id) {
    return Cells.clean(id);
  }
}
