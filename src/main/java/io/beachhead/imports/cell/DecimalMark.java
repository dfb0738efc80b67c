package io.beachhead.imports.cell;

import java.util.Locale;

/** The sign between units and tenths. */
public enum DecimalMark {
  POINT('.', ','),
  COMMA(',', '.');

  final char mark;
  final char grouping;

  DecimalMark(char mark, char grouping) {
    this.mark = mark;
    this.grouping = grouping;
  }

  /** The word of the option {@code decimal=}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
