package io.beachhead.imports.cell;

/** White space as people paste it: no-break, narrow and zero-width spaces, byte order marks. */
public final class Cells {
  private Cells() {}

  /** Without white space at either end. */
  public static String strip(String cell) {
    int start = 0;
    int end = cell.length();
    while (start < end && space(cell.charAt(start))) {
      start++;
    }
    while (end > start && space(cell.charAt(end - 1))) {
      end--;
    }
    return start == 0 && end == cell.length() ? cell : cell.substring(start, end);
  }

  static boolean space(char c) {
    return c <= ' '
        || c == '\u00A0'
        || c == '\u202F'
        || c == '\u2007'
        || c == '\u200B'
        || c == '\uFEFF'
        || (c > 127 && Character.isWhitespace(c));
  }
}
