package io.beachhead.imports;

import io.beachhead.imports.cell.Cells;

/** Ids as files and tracking calls both read them, so that the two meet. */
public final class IdText {
  private IdText() {}

  /** An id without the white space and invisible marks that pasting leaves around it. */
  public static String clean(String id) {
    return Cells.strip(id);
  }
}
