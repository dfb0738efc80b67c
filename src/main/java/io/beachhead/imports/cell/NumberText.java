package io.beachhead.imports.cell;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it, taken apart: sign, digits with their points and commas, percent,
 * currency.
 *
 * @param body digits, points, commas and an exponent; no sign, no spaces
 * @param negative a minus in front or behind, or accountants' brackets
 * @param percent whether a percent sign follows
 * @param currency three-letter code written with it or meant by its sign (€, £, ₹), null where none
 */
public record NumberText(
    String body, boolean negative, boolean percent, @Nullable String currency) {

  /** What the points and commas of one number say about the custom of its column. */
  public enum Marks {
    /** Neither point nor comma, or both formats read the same. */
    NONE,
    /** Only sensible with a decimal point. */
    POINT,
    /** Only sensible with a decimal comma. */
    COMMA,
    /** One mark followed by exactly three digits: 1.234. */
    EITHER,
    /** Sensible in no custom. */
    BROKEN
  }

  /** Longest text that is looked at as a number. */
  private static final int LONGEST = 64;

  /** Takes a cell apart; null where it is no number in any custom. */
  public static @Nullable NumberText of(String cell) {
    String text = Cells.strip(cell);
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (plain(text)) {
      boolean negative = text.charAt(0) == '-';
      return new NumberText(negative ? text.substring(1) : text, negative, false, null);
    }
    return takeApart(text);
  }

  private static boolean plain(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != ',') {
        return false;
      }
    }
    return hasDigit(text);
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static @Nullable NumberText takeApart(String text) {
    boolean negative = false;
    boolean percent = false;
    String currency = null;
    String rest = text;
    if (rest.startsWith("(") && rest.endsWith(")")) {
      negative = true;
      rest = Cells.strip(rest.substring(1, rest.length() - 1));
    }
    // Sign and currency may come in either order, before or behind the digits.
    for (boolean more = true; more && !rest.isEmpty(); ) {
      more = false;
      char first = rest.charAt(0);
      char last = rest.charAt(rest.length() - 1);
      if (minus(first) || first == '+') {
        if (negative) {
          return null;
        }
        negative = minus(first);
        rest = Cells.strip(rest.substring(1));
        more = true;
      } else if (minus(last)) {
        if (negative) {
          return null;
        }
        negative = true;
        rest = Cells.strip(rest.substring(0, rest.length() - 1));
        more = true;
      } else if (last == '%' && !percent) {
        percent = true;
        rest = Cells.strip(rest.substring(0, rest.length() - 1));
        more = true;
      } else if (currencySign(first) || currencySign(last)) {
        boolean front = currencySign(first);
        String meant = code(front ? first : last);
        if (currency != null) {
          currency = meant == null ? currency : meant;
        } else {
          currency = meant;
        }
        rest = Cells.strip(front ? rest.substring(1) : rest.substring(0, rest.length() - 1));
        more = true;
      } else if (rest.length() > 3 && letters(rest, 0) && currency == null) {
        currency = rest.substring(0, 3).toUpperCase(Locale.ROOT);
        rest = Cells.strip(rest.substring(3));
        more = true;
      } else if (rest.length() > 3 && letters(rest, rest.length() - 3) && currency == null) {
        currency = rest.substring(rest.length() - 3).toUpperCase(Locale.ROOT);
        rest = Cells.strip(rest.substring(0, rest.length() - 3));
        more = true;
      }
    }
    String body = body(rest);
    return body == null ? null : new NumberText(body, negative, percent, currency);
  }

  private static boolean minus(char c) {
    return c == '-' || c == '\u2212' || c == '\u2013';
  }

  private static boolean currencySign(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  /** Signs that mean one currency only; the dollar and the yen sign mean several. */
  private static @Nullable String code(char sign) {
    return switch (sign) {
      case '€' -> "EUR";
      case '£' -> "GBP";
      case '₹' -> "INR";
      case '₩' -> "KRW";
      case '₪' -> "ILS";
      case '₴' -> "UAH";
      case '₺' -> "TRY";
      default -> null;
    };
  }

  private static boolean letters(String text, int from) {
    for (int i = from; i < from + 3; i++) {
      char c = text.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
        return false;
      }
    }
    return true;
  }

  /** Digits, points, commas; spaces and apostrophes only between groups of three digits. */
  private static @Nullable String body(String text) {
    var body = new StringBuilder(text.length());
    int digits = 0;

    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
        body.append(c);
      } else if (c == '.' || c == ',') {
        body.append(c);
      } else if (Cells.space(c) || c == '\'' || c == '\u2019') {

        if (digits == 0 || !threeDigits(text, i + 1)) {
          return null;
        }
      } else if ((c == 'e' || c == 'E') && digits > 0 && exponent(text, i + 1)) {
        return body.append(text, i, text.length()).toString();
      } else {
        return null;
      }
    }
    return digits == 0 ? null : body.toString();
  }

  private static boolean threeDigits(String text, int from) {
    for (int i = from; i < from + 3; i++) {
      if (i >= text.length() || text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from + 3 >= text.length() || text.charAt(from + 3) < '0' || text.charAt(from + 3) > '9';
  }

  private static boolean exponent(String text, int from) {
    int at =
        from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+')
            ? from + 1
            : from;
    if (at >= text.length() || text.length() - at > 3) {
      return false;
    }
    for (int i = at; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Which custom this one number tells of. */
  public Marks marks() {
    int points = count('.');
    int commas = count(',');
    if (points == 0 && commas == 0) {
      return Marks.NONE;
    }
    if (points > 0 && commas > 0) {
      char last = body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
      DecimalMark mark = last == '.' ? DecimalMark.POINT : DecimalMark.COMMA;
      return reads(mark) ? (last == '.' ? Marks.POINT : Marks.COMMA) : Marks.BROKEN;
    }
    boolean asPoint = reads(DecimalMark.POINT);
    boolean asComma = reads(DecimalMark.COMMA);
    if (asPoint && asComma) {
      return Marks.EITHER;
    }
    return asPoint ? Marks.POINT : asComma ? Marks.COMMA : Marks.BROKEN;
  }

  private int count(char c) {
    int count = 0;
    for (int i = 0; i < body.length(); i++) {
      count += body.charAt(i) == c ? 1 : 0;
    }
    return count;
  }

  /** Whether the number makes sense in a custom. */
  boolean reads(DecimalMark mark) {
    int decimal = body.indexOf(mark.mark);
    if (decimal >= 0 && body.indexOf(mark.mark, decimal + 1) >= 0) {
      return false;
    }
    int exponent = Math.max(body.indexOf('e'), body.indexOf('E'));
    int wholeEnd = decimal >= 0 ? decimal : exponent >= 0 ? exponent : body.length();
    if (decimal >= 0 && body.indexOf(mark.grouping, decimal) >= 0) {
      return false;
    }
    return grouped(body.substring(0, wholeEnd), mark.grouping);
  }

  /** No grouping at all, or one to three digits and then threes, as in 1.234.567. */
  private static boolean grouped(String whole, char grouping) {
    int first = whole.indexOf(grouping);
    if (first < 0) {
      return true;
    }
    if (first == 0 || first > 3 || whole.charAt(0) == '0') {
      return false;
    }
    for (int at = first; at < whole.length(); at += 4) {
      if (whole.charAt(at) != grouping || at + 4 > whole.length()) {
        return false;
      }
      for (int i = at + 1; i < at + 4; i++) {
        if (whole.charAt(i) == grouping) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The number in a custom; a percentage as a fraction.
   *
   * @param mark null where the column's custom is not known
   */
  public BigDecimal value(@Nullable DecimalMark mark) throws BadCellException {
    var marks = marks();
    var custom = mark;
    if (custom == null) {
      custom =
          switch (marks) {
            case NONE, POINT -> DecimalMark.POINT;
            case COMMA -> DecimalMark.COMMA;
            case EITHER ->
                throw new BadCellException(
                    "can be read as %s or as %s; nothing in this column decides. Say decimal=point or decimal=comma"
                        .formatted(plainly(DecimalMark.POINT), plainly(DecimalMark.COMMA)));
            case BROKEN -> DecimalMark.POINT;
          };
    }
    if (!reads(custom)) {
      throw new BadCellException(why(marks, custom));
    }
    return decimal(custom);
  }

  private String why(Marks marks, DecimalMark custom) {
    if (count('.') > 1 && count(',') > 1) {
      return "has two decimal separators";
    }
    if (marks == Marks.BROKEN) {
      return count('.') + count(',') > 1
          ? "has two decimal separators or groups that are not of three digits"
          : "is not a number";
    }
    return "is written with a decimal %s, the column's other numbers with a decimal %s"
        .formatted(
            custom == DecimalMark.POINT ? "comma" : "point",
            custom == DecimalMark.POINT ? "point" : "comma");
  }

  private String plainly(DecimalMark mark) {
    return decimal(mark).toPlainString();
  }

  private BigDecimal decimal(DecimalMark mark) {
    var text = new StringBuilder(body.length() + 1);
    if (negative) {
      text.append('-');
    }
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != mark.grouping) {
        text.append(c == mark.mark ? '.' : c);
      }
    }
    var value = new BigDecimal(text.toString());
    return percent ? value.movePointLeft(2) : value;
  }

  /** Whether it is a code rather than an amount: 00123, or more digits than a number keeps. */
  public boolean code() {
    int digits = 0;
    for (int i = 0; i < body.length(); i++) {
      digits += Character.isDigit(body.charAt(i)) ? 1 : 0;
    }
    boolean leadingZero =
        body.length() > 1 && body.charAt(0) == '0' && Character.isDigit(body.charAt(1));
    return leadingZero || digits > 15;
  }
}
