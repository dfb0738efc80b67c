package io.beachhead.imports.cell;

import io.beachhead.web.Csv;
import java.text.Normalizer;

/**
 * Cells as people paste them and spreadsheets wrap them: no-break and thin spaces, byte order
 * marks, zero-width and direction marks, soft hyphens, {@code ="00123"}. None of them can be seen,
 * so none of them may make two keys of one.
 */
public final class Cells {
  private static final String WRAP_START = "=\"";

  private Cells() {}

  /** Without white space and invisible marks at either end. */
  public static String strip(String cell) {
    int start = 0;
    int end = cell.length();
    while (start < end && blank(cell.charAt(start))) {
      start++;
    }
    while (end > start && blank(cell.charAt(end - 1))) {
      end--;
    }
    return start == 0 && end == cell.length() ? cell : cell.substring(start, end);
  }

  /**
   * A cell as it looks: stripped, without invisible marks, every space a plain one, letters and
   * their accents in one character (NFC), the wrapping of a spreadsheet taken off. Line breaks
   * stay.
   */
  public static String clean(String cell) {
    String text = plain(cell) ? strip(cell) : strip(visible(cell));
    return wrapped(text) ? unwrapped(text) : text;
  }

  private static boolean plain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if (cell.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String visible(String cell) {
    var seen = new StringBuilder(cell.length());
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (invisible(c)) {
        continue;
      }
      seen.append(c > '~' && space(c) && c != '\u0085' ? ' ' : c);
    }
    String text = seen.toString();
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean wrapped(String text) {
    return text.length() > 1 && (text.charAt(0) == '\'' || text.charAt(0) == '=');
  }

  /** {@code ="00123"} is 00123; so is {@code '00123}, as spreadsheets and our exports write it. */
  private static String unwrapped(String text) {
    if (text.startsWith(WRAP_START) && text.length() > 3 && text.endsWith("\"")) {
      return strip(text.substring(2, text.length() - 1).replace("\"\"", "\""));
    }
    String undefused = Csv.undefused(text);
    boolean shielded = undefused.equals(text) && text.charAt(0) == '\'' && shielded(text);
    return shielded ? text.substring(1) : undefused;
  }

  /** A number or date that a spreadsheet would change. */
  private static boolean shielded(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && ".,:/ -TZ%eE".indexOf(c) < 0) {
        return false;
      }
    }
    return Character.isDigit(text.charAt(1));
  }

  private static boolean blank(char c) {
    return space(c) || invisible(c);
  }

  /** White space of any width. */
  static boolean space(char c) {
    return c <= ' '
        || c == '\u00A0'
        || c == '\u202F'
        || c == '\u2007'
        || c == '\u0085'
        || (c > 127 && Character.isWhitespace(c));
  }

  /**
   * Marks without any look: soft hyphen, zero-width space, word joiner, byte order mark, marks of
   * direction. The joiners of Persian and Indic words and of emoji are part of what is seen.
   */
  private static boolean invisible(char c) {
    return c == '\u00AD'
        || c == '\u061C'
        || c == '\u180E'
        || c == '\u200B'
        || c == '\u200E'
        || c == '\u200F'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u2064')
        || (c >= '\u2066' && c <= '\u206F')
        || c == '\uFEFF'
        || (c >= '\uFFF9' && c <= '\uFFFB');
  }
}
