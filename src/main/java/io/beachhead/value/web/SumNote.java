package io.beachhead.value.web;

import java.util.List;

/** Numbers are added up before they are rounded; where that can be seen, it is said. */
final class SumNote {
  private SumNote() {}

  /**
   * A sentence with a space before it, or nothing.
   *
   * @param parts unrounded, each shown as a whole number
   * @param shown their sum as it is shown
   */
  static String of(List<Double> parts, long shown) {
    long added = parts.stream().mapToLong(Math::round).sum();
    return added == shown
        ? ""
        : " The sum is made before rounding, so the numbers shown may not add up to it.";
  }
}
