package io.beachhead.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Days somebody typed or sent. Java knows days of the year 999,999,999; no calendar on a page and
 * no count of milliseconds does.
 */
public final class Days {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private Days() {}

  /** A day like 2026-11-22; null where the text is not one, or lies outside 1900 to 2199. */
  public static @Nullable LocalDate typed(String text) {
    try {
      var day = LocalDate.parse(text.strip());
      return inRange(day) ? day : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** An instant with its offset; null where the text is not one, or lies outside 1900 to 2199. */
  public static @Nullable OffsetDateTime instant(String text) {
    try {
      var instant = OffsetDateTime.parse(text.strip());
      return inRange(instant.toLocalDate()) ? instant : null;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  static boolean inRange(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }
}
