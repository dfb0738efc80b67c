package io.beachhead.imports.cell;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it, taken apart: sign, digits with their points and commas, percent, and
 * what else stands beside it. Nothing in a cell is passed over: what is not understood makes the
 * cell no number.
 *
 * @param body digits, points, commas and an exponent; no sign, no spaces
 * @param negative a minus in front or behind, or accountants' brackets
 * @param percent whether a percent sign follows
 * @param beside currency, thousands or millions, what it is paid for
 */
public record NumberText(String body, boolean negative, boolean percent, NumberUnit beside) {

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

  /** Takes a cell apart; null if it is not a number in any format. */
  public static @Nullable NumberText of(String cell) {
    String text = Cells.strip(cell);
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (plain(text)) {
      boolean negative = text.charAt(0) == '-';
      return new NumberText(
          negative ? text.substring(1) : text, negative, false, NumberUnit.NOTHING);
    }
    return takeApart(asciiDigits(Cells.clean(text)));
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

  /** Digits of other scripts and the wide ones of East Asian input, as the digits we know. */
  private static String asciiDigits(String text) {
    var ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c > 127 ? Character.digit(c, 10) : -1;
      ascii.append(
          digit >= 0
              ? (char) ('0' + digit)
              : switch (c) {
                case '，' -> ',';
                case '．', '٫' -> '.';
                case '٬' -> '\'';
                case '％', '٪' -> '%';
                default -> c;
              });
    }
    return ascii.toString();
  }

  private static @Nullable NumberText takeApart(String text) {
    int from = firstOf(text);
    int to = lastOf(text);
    if (from < 0) {
      return null;
    }
    String body = body(text.substring(from, to));
    var around = Affixes.of(text.substring(0, from), text.substring(to));
    if (body == null || around == null) {
      return null;
    }
    var beside = NumberUnit.of(around.before(), around.behind(), around.plus());
    if (beside == null || (beside.credit() && around.negative())) {
      return null;
    }
    return new NumberText(body, around.negative() || beside.credit(), around.percent(), beside);
  }

  /** Where the digits begin, with a point or comma right before them; −1 where there are none. */
  private static int firstOf(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (digit(text, i)) {
        boolean mark =
            i > 0
                && (text.charAt(i - 1) == '.' || text.charAt(i - 1) == ',')
                && (i < 2 || !Character.isLetter(text.charAt(i - 2)));
        return mark ? i - 1 : i;
      }
    }
    return -1;
  }

  /** Behind the last digit; a lone point or comma at the very end belongs to the number. */
  private static int lastOf(String text) {
    int end = text.length();
    while (end > 0 && !digit(text, end - 1)) {
      end--;
    }
    return end == text.length() - 1 && (text.charAt(end) == '.' || text.charAt(end) == ',')
        ? text.length()
        : end;
  }

  private static boolean digit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** Code of the currency written with it, where the sign means one only; else null. */
  public @Nullable String currency() {
    var money = beside.money();
    return money == null ? null : money.code();
  }

  /** The currency written with it. */
  public @Nullable CurrencySign money() {
    return beside.money();
  }

  /** What it is paid for: {@code / month}; null where the cell does not say. */
  public @Nullable Interval per() {
    return beside.per();
  }

  /** Whether it is the price of one: {@code per seat}. */
  public boolean each() {
    return beside.each();
  }

  /** A span of time that it counts: {@code 3 weeks}. */
  public @Nullable Interval unit() {
    return beside.unit();
  }

  /** A word for thousands, millions, … that a single letter stands for, or null. */
  public @Nullable String scale() {
    return beside.scale();
  }

  /** Whether it is digits, a minus and points and commas only, as a program writes a number. */
  public boolean bare() {
    return !percent && beside.equals(NumberUnit.NOTHING);
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
    if (indian(whole, grouping)) {
      return true;
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

  /** Lakhs and crores: groups of two and a last one of three, as in 12,34,567. */
  private static boolean indian(String whole, char grouping) {
    int groups = 0;
    int digits = 0;
    for (int i = whole.length() - 1; i >= 0; i--) {
      if (whole.charAt(i) != grouping) {
        digits++;
        continue;
      }
      if (digits != (groups == 0 ? 3 : 2)) {
        return false;
      }
      groups++;
      digits = 0;
    }
    return groups >= 2 && digits >= 1 && digits <= 2;
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
    var value = new BigDecimal(text.toString()).scaleByPowerOfTen(beside.zeros());
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
