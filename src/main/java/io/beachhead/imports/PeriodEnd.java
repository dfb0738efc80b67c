package io.beachhead.imports;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the second date of a period is: the last day of it, or the first day after it. */
public enum PeriodEnd {
  INCLUSIVE,
  EXCLUSIVE;

  /**
   * What two dates prove by themselves: whole months from start to end mean the day after, whole
   * months from start to the day after the end mean the last day. Null where they prove nothing.
   */
  public static @Nullable PeriodEnd proven(LocalDate start, LocalDate end) {
    if (wholeMonths(start, end)) {
      return EXCLUSIVE;
    }
    return wholeMonths(start, end.plusDays(1)) ? INCLUSIVE : null;
  }

  private static boolean wholeMonths(LocalDate start, LocalDate end) {
    long months =
        (end.getYear() - start.getYear()) * 12L + end.getMonthValue() - start.getMonthValue();
    return months > 0 && start.plusMonths(months).equals(end);
  }

  /** Whether both readings would spread the period over months in different ways. */
  public static boolean matters(LocalDate start, LocalDate end) {
    return start.getYear() != end.getYear() || start.getMonthValue() != end.getMonthValue();
  }

  /** The word in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
