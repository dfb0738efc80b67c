package io.beachhead.imports.run;

import io.beachhead.imports.csv.CsvRow;
import org.jspecify.annotations.Nullable;

/**
 * Finds the notes that reports have below their table, as those of Salesforce do: a blank line,
 * then lines of one cell up to the end of the file. A last row that is broken off has no blank line
 * before it.
 */
final class Footer {
  private static final int SHOWN = 60;

  private long nextLine;
  private long begin;
  private long lines;
  private @Nullable String first;

  /** Takes the next record that is not blank, the header included. */
  void see(CsvRow row, int columns) {
    boolean single = columns > 1 && row.cells().length == 1;
    if (!single) {
      begin = 0;
    } else if (begin == 0 && row.line() > nextLine && nextLine > 0) {
      begin = row.line();
      lines = 0;
      first = row.cells()[0].strip();
    }
    lines += single ? 1 : 0;
    nextLine = row.line() + 1 + breaks(row.cells());
  }

  private static long breaks(String[] cells) {
    long breaks = 0;
    for (String cell : cells) {
      breaks += cell.chars().filter(c -> c == '\n').count();
    }
    return breaks;
  }

  /** Line on which the notes begin; 0 where there are none. */
  long begin() {
    return begin;
  }

  /** How many records they are. */
  long lines() {
    return begin == 0 ? 0 : lines;
  }

  /** What people should know about them; null where there are none. */
  @Nullable String note() {
    if (begin == 0 || first == null) {
      return null;
    }
    String shown = first.length() <= SHOWN ? first : first.substring(0, SHOWN) + "…";
    return "Left out below the table, from line %d on: %s.".formatted(begin, shown);
  }
}
