package io.beachhead.imports.cell;

import java.util.regex.Pattern;

/**
 * Dates that programs write where they know none: the zero of their clock or calendar, or its end.
 * {@code 0001-01-01} (Go, .NET), {@code 1900-01-00} and {@code 1899-12-30} (spreadsheets), {@code
 * 1970-01-01} at midnight (Unix), {@code 0000-00-00} (MySQL), {@code 1753-01-01} (SQL Server),
 * {@code 1601-01-01} (Windows), {@code 9999-12-31}.
 */
public final class NoDate {
  private static final Pattern DAY =
      Pattern.compile(
          "(?:0000-00-00|0001-01-01|1601-01-01|1753-01-01|1899-12-3[01]|1900-01-0[01]|1970-01-01"
              + "|1969-12-31|9999-12-31|(?:00|01|1)[-/.](?:00|01|1)[-/.](?:0000|0001|1900|1970)"
              + "|0[-/.]1[-/.]1900|1[-/.]0[-/.]1900|00/01/1900|31[-/.]12[-/.](?:9999|1969)"
              + "|12[-/.]31[-/.](?:9999|1969)|30[-/.]12[-/.]1899|12[-/.]30[-/.]1899)"
              + "(?:[T ,].*)?");

  /** A time of day that is not midnight anywhere: then it may be a real moment of 1970. */
  private static final Pattern MOMENT =
      Pattern.compile("(?:1970-01-01|01[-/.]01[-/.]1970)[T ,]\\s*(?!00:00)\\d{1,2}:\\d{2}.*");

  private static final Pattern NUMBER =
      Pattern.compile("0|-1|-?62135596800(?:000)?|253402300799(?:000|999)?|-?2208988800(?:000)?");

  private NoDate() {}

  /** Whether a cell is one of them. */
  public static boolean is(String cell) {
    String text = Cells.strip(cell);
    return (DAY.matcher(text).matches() && !MOMENT.matcher(text).matches())
        || NUMBER.matcher(text).matches();
  }
}
