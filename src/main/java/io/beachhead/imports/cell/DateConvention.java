package io.beachhead.imports.cell;

import org.jspecify.annotations.Nullable;

/**
 * Gathers from all dates of a column whether the day or the month comes first. One 13/4 decides; a
 * column that proves neither or both is asked about, never guessed.
 */
public final class DateConvention {
  private long dayFirst;
  private long monthFirst;
  private long ambiguous;

  public void see(String cell) {
    var proof = DateText.proves(cell);
    if (proof == DayOrder.DMY) {
      dayFirst++;
    } else if (proof == DayOrder.MDY) {
      monthFirst++;
    } else if (DateText.ambiguous(cell)) {
      ambiguous++;
    }
  }

  /** The order of the column; null where nothing proves it or both are proven. */
  public @Nullable DayOrder decided() {
    if (dayFirst > 0 == monthFirst > 0) {
      return null;
    }
    return dayFirst > 0 ? DayOrder.DMY : DayOrder.MDY;
  }

  /** Whether there are dates that can be read both ways and nothing that decides. */
  public boolean asks() {
    return ambiguous > 0 && decided() == null;
  }
}
