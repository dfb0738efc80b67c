package io.beachhead.imports.cell;

import java.util.Locale;

/** Which of the two small numbers of 3/4/2026 is the day. */
public enum DayOrder {
  DMY,
  MDY;

  /** The word of the option {@code dates=}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
