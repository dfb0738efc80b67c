package io.beachhead.imports.csv;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How a file is written.
 *
 * @param charset its characters
 * @param markBytes length of the byte order mark at its start
 * @param separator between cells
 * @param separatorLine whether its first line is Excel's {@code sep=;} and no header
 * @param damaged whether some bytes do not belong to the character set; they read as U+FFFD
 * @param readings where several character sets may be meant: how the file reads in each, the one
 *     that is used here first; empty where it is certain
 * @param footer line on which notes below the table begin, which are not read; 0 = there are none
 */
public record CsvShape(
    Charset charset,
    int markBytes,
    char separator,
    boolean separatorLine,
    boolean damaged,
    List<CharsetReading> readings,
    long footer) {

  public CsvShape {
    readings = List.copyOf(readings);
  }

  /** The same, with notes below the table. */
  public CsvShape withFooter(long line) {
    return new CsvShape(charset, markBytes, separator, separatorLine, damaged, readings, line);
  }

  /** The separator in words: comma, semicolon, tab or bar. */
  public String separatorName() {
    return switch (separator) {
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case '|' -> "bar";
      default -> "comma";
    };
  }
}
