package io.beachhead.imports.cell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as people and programs write them.
 *
 * <ol>
 *   <li>{@code 2026-04-03}
 *   <li>{@code 2026-04-03T10:15:00Z}, with offset, fraction or without any, also with a space
 *   <li>{@code 2026/04/03}, {@code 2026.04.03}
 *   <li>{@code 03.04.2026}: with points the day comes first
 *   <li>{@code 3/4/2026} and {@code 3-4-2026}: day or month first, by the column or the option
 *   <li>{@code 3 Apr 2026}, {@code 3-Apr-2026}, {@code 3 April 2026}
 *   <li>{@code Apr 3, 2026}, {@code April 3 2026}
 *   <li>{@code 20260403}
 *   <li>{@code 2026-04}, {@code Apr 2026}: the first of the month
 *   <li>{@code 1775210400000} and {@code 1775210400}: milliseconds or seconds since 1970
 *   <li>{@code Fri, 3 Apr 2026 10:15:00 GMT} (RFC 1123)
 * </ol>
 *
 * <p>Forms 1 to 8 may carry a time. Years lie from 1900 to 2100.
 */
public final class DateText {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;

  private static final String TIME =
      "(?:[T ,]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*([AaPp]\\.?[Mm]\\.?)?"
          + "\\s*(Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?)?";
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4,6})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{2,6})" + TIME);
  private static final Pattern DAY_NAME_YEAR =
      Pattern.compile(
          "(\\d{1,2})(?:st|nd|rd|th)?[\\s.-]+(\\p{L}{3,9})\\.?[\\s,-]+(\\d{2,6})" + TIME);
  private static final Pattern NAME_DAY_YEAR =
      Pattern.compile("(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{2,6})" + TIME);
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})");
  private static final Pattern NAME_YEAR = Pattern.compile("(\\p{L}{3,9})\\.?[\\s-]+(\\d{4})");
  private static final Pattern WEEKDAY =
      Pattern.compile(
          "(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}),?\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern SERIAL = Pattern.compile("[2-6]\\d{4}(?:[.,]\\d+)?");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private DateText() {}

  /**
   * Which order of day and month a cell proves: null where it is of another form or proves none.
   */
  public static @Nullable DayOrder proves(String cell) {
    var m = yearLast(cell);
    if (m == null) {
      return null;
    }
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(3));
    if (first > 12 && second <= 12) {
      return DayOrder.DMY;
    }
    return second > 12 && first <= 12 ? DayOrder.MDY : null;
  }

  /** Whether a cell can be read with the day first and with the month first, to different days. */
  public static boolean ambiguous(String cell) {
    var m = yearLast(cell);
    if (m == null) {
      return false;
    }
    int first = Integer.parseInt(m.group(1));
    int second = Integer.parseInt(m.group(3));
    return first != second && first <= 12 && second <= 12;
  }

  private static @Nullable Matcher yearLast(String cell) {
    String text = Cells.strip(cell);
    // Most dates are ISO; only 3/4/2026 and 3-4-2026 are worth a closer look.
    if (text.length() < 6 || !(divides(text.charAt(1)) || divides(text.charAt(2)))) {
      return null;
    }
    var m = YEAR_LAST.matcher(text);
    return m.matches() && !m.group(2).equals(".") ? m : null;
  }

  private static boolean divides(char c) {
    return c == '/' || c == '-';
  }

  /**
   * Reads a cell.
   *
   * @param order of day and month where the column or an option has decided it, else null
   */
  public static Moment read(String cell, @Nullable DayOrder order) throws BadCellException {
    String text = Cells.strip(cell);
    try {
      var plain = isoDate(text);
      if (plain != null) {
        return plain;
      }
      if (text.length() > 3 && digits(text)) {
        return number(text);
      }
      var weekday = WEEKDAY.matcher(text);
      if (weekday.lookingAt()) {
        text = text.substring(weekday.end());
      }
      return written(text, order);
    } catch (DateTimeException e) {
      throw new BadCellException("is not a calendar date");
    }
  }

  private static @Nullable Moment isoDate(String text) throws BadCellException {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    for (int i = 0; i < 10; i++) {
      char c = text.charAt(i);
      if (i != 4 && i != 7 && (c < '0' || c > '9')) {
        return null;
      }
    }
    return new Moment.Day(
        day(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 5, 7, 10),
            Integer.parseInt(text, 8, 10, 10)));
  }

  private static Moment written(String text, @Nullable DayOrder order) throws BadCellException {
    var m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return at(day(number(m, 1), number(m, 3), number(m, 4)), m, 5);
    }
    m = YEAR_LAST.matcher(text);
    if (m.matches()) {
      return at(dayBeforeYear(m, order), m, 5);
    }
    m = DAY_NAME_YEAR.matcher(text);
    if (m.matches()) {
      return at(day(year(m.group(3)), month(m.group(2)), number(m, 1)), m, 4);
    }
    m = NAME_DAY_YEAR.matcher(text);
    if (m.matches()) {
      return at(day(year(m.group(3)), month(m.group(1)), number(m, 2)), m, 4);
    }
    m = MONTH.matcher(text);
    if (m.matches()) {
      return new Moment.Day(day(number(m, 1), number(m, 2), 1));
    }
    m = NAME_YEAR.matcher(text);
    if (m.matches()) {
      return new Moment.Day(day(number(m, 2), month(m.group(1)), 1));
    }
    throw noDate(text);
  }

  /** Spreadsheets count days: 45931 is 1 October 2025, save in files of the old Macintosh. */
  private static BadCellException noDate(String text) {
    if (SERIAL.matcher(text).matches()) {
      var day = LocalDate.of(1899, 12, 30).plusDays(Long.parseLong(text, 0, 5, 10));
      return new BadCellException(
          "is not a date but perhaps a spreadsheet's number for %s; show the column as dates and save again"
              .formatted(day));
    }
    return new BadCellException("is not a date; use 2026-04-03");
  }

  private static LocalDate dayBeforeYear(Matcher m, @Nullable DayOrder order)
      throws BadCellException {
    int first = number(m, 1);
    int second = number(m, 3);
    int year = year(m.group(4));
    var decided = m.group(2).equals(".") ? DayOrder.DMY : order;
    if (decided == null) {
      if (first > 12 || first == second) {
        decided = DayOrder.DMY;
      } else if (second > 12) {
        decided = DayOrder.MDY;
      } else {
        throw new BadCellException(
            "can be %s or %s; nothing in this column decides. Say dates=dmy (day first) or dates=mdy"
                .formatted(day(year, second, first), day(year, first, second)));
      }
    }
    int month = decided == DayOrder.DMY ? second : first;
    int day = decided == DayOrder.DMY ? first : second;
    if (month > 12 && day <= 12) {
      throw new BadCellException(
          "has the %s first, the column's other dates the %s"
              .formatted(
                  decided == DayOrder.DMY ? "month" : "day",
                  decided == DayOrder.DMY ? "day" : "month"));
    }
    return day(year, month, day);
  }

  private static Moment number(String text) throws BadCellException {
    return switch (text.length()) {
      case 8 ->
          new Moment.Day(
              day(
                  Integer.parseInt(text, 0, 4, 10),
                  Integer.parseInt(text, 4, 6, 10),
                  Integer.parseInt(text, 6, 8, 10)));
      case 9, 10 -> sane(Instant.ofEpochSecond(Long.parseLong(text)));
      case 12, 13 -> sane(Instant.ofEpochMilli(Long.parseLong(text)));
      default -> throw noDate(text);
    };
  }

  private static Moment sane(Instant at) throws BadCellException {
    checkYear(at.atZone(ZoneOffset.UTC).getYear());
    return new Moment.Exact(at);
  }

  private static LocalDate day(int year, int month, int day) throws BadCellException {
    checkYear(year);
    if (month < 1 || month > 12) {
      throw new BadCellException("has the month %d".formatted(month));
    }
    return LocalDate.of(year, month, day);
  }

  private static void checkYear(int year) throws BadCellException {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new BadCellException(
          "is in the year %d, outside %d to %d".formatted(year, FIRST_YEAR, LAST_YEAR));
    }
  }

  private static int year(String digits) throws BadCellException {
    if (digits.length() < 4) {
      throw new BadCellException("has a year of %d digits; write four".formatted(digits.length()));
    }
    return Integer.parseInt(digits);
  }

  private static int month(String name) throws BadCellException {
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      if (lower.startsWith(MONTHS.get(i)) && fullName(i).startsWith(lower)) {
        return i + 1;
      }
    }
    throw new BadCellException("is not a month: " + name);
  }

  private static String fullName(int index) {
    return java.time.Month.of(index + 1).name().toLowerCase(Locale.ROOT);
  }

  private static Moment at(LocalDate day, Matcher m, int group) throws BadCellException {
    if (m.group(group) == null) {
      return new Moment.Day(day);
    }
    int hour = number(m, group);
    String half = m.group(group + 4);
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new BadCellException("has the hour %d with %s".formatted(hour, half));
      }
      hour = hour % 12 + (half.startsWith("p") || half.startsWith("P") ? 12 : 0);
    }
    int second = m.group(group + 2) == null ? 0 : number(m, group + 2);
    String fraction = m.group(group + 3);
    int nanos = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    var time =
        LocalDateTime.of(
            day, LocalTime.of(hour, number(m, group + 1), Math.min(second, 59), nanos));
    String zone = m.group(group + 5);
    if (zone == null) {
      return new Moment.Local(time);
    }
    return new Moment.Exact(time.toInstant(offset(zone)));
  }

  private static ZoneOffset offset(String zone) {
    if (zone.equalsIgnoreCase("z") || zone.equals("UTC") || zone.equals("GMT")) {
      return ZoneOffset.UTC;
    }
    return ZoneOffset.of(zone);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
