package io.beachhead.imports.cell;

import org.jspecify.annotations.Nullable;

/** Signs, brackets and per cent, taken off what stands around the digits of a number. */
final class Affixes {
  private String before;
  private String behind;
  private boolean negative;
  private boolean plus;
  private boolean percent;

  private Affixes(String before, String behind) {
    this.before = before;
    this.behind = behind;
  }

  /** Null where it says minus twice, or opens a bracket and does not close it. */
  static @Nullable Affixes of(String before, String behind) {
    var around = new Affixes(Cells.strip(before), swissEnd(Cells.strip(behind)));
    return around.brackets() && around.signs() ? around : null;
  }

  /** CHF 5.– and 5,- € say that there are no tenths. */
  private static String swissEnd(String behind) {
    boolean tenths =
        behind.length() > 1
            && (behind.charAt(0) == '.' || behind.charAt(0) == ',')
            && minus(behind.charAt(1));
    return tenths ? Cells.strip(behind.replaceFirst("^[.,][-\u2212\u2013\u2014]+", "")) : behind;
  }

  private boolean brackets() {
    int open = before.indexOf('(');
    int close = behind.indexOf(')');
    if (open < 0 && close < 0) {
      return true;
    }
    if (open < 0 || close < 0) {
      return false;
    }
    negative = true;
    before = Cells.strip(before.substring(0, open) + " " + before.substring(open + 1));
    behind = Cells.strip(behind.substring(0, close) + " " + behind.substring(close + 1));
    return true;
  }

  private boolean signs() {
    for (boolean more = true; more; ) {
      more = false;
      if (!before.isEmpty() && sign(before.charAt(0))) {
        if (!take(before.charAt(0))) {
          return false;
        }
        before = Cells.strip(before.substring(1));
        more = true;
      } else if (!before.isEmpty() && sign(before.charAt(before.length() - 1))) {
        if (!take(before.charAt(before.length() - 1))) {
          return false;
        }
        before = Cells.strip(before.substring(0, before.length() - 1));
        more = true;
      } else if (!behind.isEmpty() && minus(behind.charAt(behind.length() - 1))) {
        if (!take('-')) {
          return false;
        }
        behind = Cells.strip(behind.substring(0, behind.length() - 1));
        more = true;
      } else if (!behind.isEmpty() && minus(behind.charAt(0))) {
        if (!take('-')) {
          return false;
        }
        behind = Cells.strip(behind.substring(1));
        more = true;
      } else if (!behind.isEmpty() && behind.charAt(0) == '%' && !percent) {
        percent = true;
        behind = Cells.strip(behind.substring(1));
        more = true;
      } else if (!before.isEmpty() && before.charAt(0) == '%' && !percent) {
        percent = true;
        before = Cells.strip(before.substring(1));
        more = true;
      }
    }
    return true;
  }

  private boolean take(char sign) {
    if (negative || plus) {
      return false;
    }
    negative = minus(sign);
    plus = !negative;
    return true;
  }

  private static boolean sign(char c) {
    return c == '+' || minus(c);
  }

  private static boolean minus(char c) {
    return c == '-'
        || c == '\u2212'
        || c == '\u2013'
        || c == '\u2014'
        || c == '\uFE63'
        || c == '\uFF0D';
  }

  String before() {
    return before;
  }

  String behind() {
    return behind;
  }

  boolean negative() {
    return negative;
  }

  boolean plus() {
    return plus;
  }

  boolean percent() {
    return percent;
  }
}
