package io.beachhead.imports.cell;

import org.jspecify.annotations.Nullable;

/**
 * Gathers from all numbers of a column whether they use a decimal point or a decimal comma. A
 * column that holds only numbers like 1.234 stays undecided: such a number is asked about, never
 * guessed.
 */
public final class NumberConvention {
  private long points;
  private long commas;
  private long either;

  public void see(NumberText number) {
    switch (number.marks()) {
      case POINT -> points++;
      case COMMA -> commas++;
      case EITHER -> either++;
      case NONE, BROKEN -> {}
    }
  }

  /** The custom of the column; null where nothing or as much on either side decides. */
  public @Nullable DecimalMark decided() {
    if (points == commas) {
      return null;
    }
    return points > commas ? DecimalMark.POINT : DecimalMark.COMMA;
  }

  /** Whether there are numbers that can be read both ways and nothing that decides. */
  public boolean asks() {
    return either > 0 && decided() == null;
  }
}
