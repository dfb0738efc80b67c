package io.beachhead.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/**
 * Numbers as people read them. Money has three figures ({@code $2.34M}, {@code $166k}, {@code
 * $7.2k}, {@code $480}), shares are whole per cent, minus is a minus sign. Pure: what is not known
 * is said by the page in words, so no method takes NaN.
 */
public final class Format {
  /** Between the ends of a range in a table. */
  public static final String EN_DASH = "–";

  public static final String MINUS = "−";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final Map<String, String> SYMBOLS =
      Map.of("USD", "$", "EUR", "€", "GBP", "£", "JPY", "¥", "INR", "₹");

  private Format() {}

  /**
   * Three figures: {@code $2.34M}, {@code $166k}, {@code $7.2k}, {@code $480}, {@code −$0.90}.
   *
   * @param amount in whole units of {@code currency}
   */
  public static String money(double amount, String currency) {
    return sign(amount) + symbol(currency) + magnitude(Math.abs(finite(amount)));
  }

  public static String money(BigDecimal amount, String currency) {
    return money(amount.doubleValue(), currency);
  }

  /** With its sign: {@code +$6.3k}, {@code −$800}; {@code ±$0} when nothing changes. */
  public static String moneyChange(double amount, String currency) {
    var text = money(amount, currency);
    if (isZero(text)) return "±" + symbol(currency) + "0";
    return amount > 0 ? "+" + text : text;
  }

  /** In words: {@code $28.5k to $31.3k}. */
  public static String moneyRange(double low, double high, String currency) {
    return money(low, currency) + " to " + money(high, currency);
  }

  /**
   * In tables, beside {@code mid}: the same unit without saying it again, {@code 6.1–7.5} beside
   * {@code $6.8k}.
   */
  public static String moneySpan(double low, double mid, double high) {
    var unit = unit(Math.abs(finite(mid)));
    return scaled(low, unit) + EN_DASH + scaled(high, unit);
  }

  /** To the cent, for invoices and prices: {@code $1,234.50}. */
  public static String moneyExact(BigDecimal amount, String currency) {
    int digits = digits(currency);
    var text = grouped(amount.abs().setScale(digits, RoundingMode.HALF_UP).toPlainString());
    return (amount.signum() < 0 ? MINUS : "") + symbol(currency) + text;
  }

  /**
   * Whole per cent: {@code 66%}. A share that is not nothing never reads as nothing: {@code <1%},
   * and one that is not all never as all: {@code >99%}.
   *
   * @param share 0 to 1
   */
  public static String share(double share) {
    double percent = finite(share) * 100;
    if (percent > 0 && percent < 0.5) return "<1%";
    if (percent < 100 && percent >= 99.5) return ">99%";
    return signedWhole(percent) + "%";
  }

  /**
   * With a fixed number of decimals, for columns in which whole per cent would hide a difference:
   * {@code 11.8%} beside {@code 12.3%}.
   */
  public static String share(double share, int decimals) {
    if (decimals == 0) return share(share);
    double percent = finite(share) * 100;
    return sign(percent) + decimal(Math.abs(percent), decimals) + "%";
  }

  /** One decimal below 10%, where the difference matters: {@code 2.4%}, {@code 12%}. */
  public static String shareFine(double share) {
    double percent = finite(share) * 100;
    if (percent == 0) return "0%";
    if (percent > 0 && percent < 0.05) return "<0.1%";
    if (Math.abs(percent) >= 9.95) return share(share);
    return sign(percent) + decimal(Math.abs(percent), 1) + "%";
  }

  /** In words: {@code 50 to 79%}. */
  public static String shareRange(double low, double high) {
    var from = share(low);
    var to = share(high);
    if (from.equals(to)) return from;
    return (from.startsWith("<") || from.startsWith(">") ? from : from.replace("%", ""))
        + " to "
        + to;
  }

  /**
   * A difference of shares: {@code +44 pts}, {@code −5 pts}, {@code ±0 pts}.
   *
   * @param difference in shares: 0.44 is 44 points
   */
  public static String points(double difference) {
    double points = finite(difference) * 100;
    var text = signedWhole(points);
    if (text.equals("0")) {
      if (Math.abs(points) < 0.05) return "±0 pts";
      return (points > 0 ? "+" : MINUS) + decimal(Math.abs(points), 1) + " pts";
    }
    return (points > 0 ? "+" : "") + text + " pts";
  }

  /** {@code 1,140}. */
  public static String count(long count) {
    return (count < 0 ? MINUS : "") + grouped(Long.toString(Math.abs(count)));
  }

  /** A modelled number of things, rounded: {@code 103}. */
  public static String count(double count) {
    return count(Math.round(finite(count)));
  }

  /** With its sign: {@code +88}, {@code −3}, {@code ±0}. */
  public static String change(long change) {
    if (change == 0) return "±0";
    return (change > 0 ? "+" : "") + count(change);
  }

  /** In words: {@code 64 to 109}. */
  public static String range(double low, double high) {
    var from = count(low);
    var to = count(high);
    return from.equals(to) ? from : from + " to " + to;
  }

  /** In tables: {@code 1–8}. */
  public static String span(double low, double high) {
    var from = count(low);
    var to = count(high);
    return from.equals(to) ? from : from + EN_DASH + to;
  }

  /** {@code 1 account}, {@code 150 accounts}. */
  public static String count(long count, String noun) {
    return count(count) + " " + (count == 1 ? noun : plural(noun));
  }

  /** {@code 12 of 150}. */
  public static String of(long part, long whole) {
    return count(part) + " of " + count(whole);
  }

  /** A plain number: no more than {@code decimals} after the point, none that are zero. */
  public static String number(double value, int decimals) {
    var rounded =
        BigDecimal.valueOf(Math.abs(finite(value)))
            .setScale(decimals, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    if (rounded.signum() == 0) return "0";
    return (value < 0 ? MINUS : "") + grouped(rounded.toPlainString());
  }

  /** Effort: {@code 33 pw}, {@code 2.5 pw}. */
  public static String personWeeks(double weeks) {
    return number(weeks, 1) + " pw";
  }

  /** {@code 22 Nov 2026}. */
  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** {@code Nov 2026}. */
  public static String month(LocalDate date) {
    return MONTH.format(YearMonth.from(date));
  }

  /** {@code 22 Nov 2026, 09:14}. */
  public static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** {@code 3 d}; {@code today}. */
  public static String age(LocalDate then, LocalDate now) {
    long days = ChronoUnit.DAYS.between(then, now);
    return days == 0 ? "today" : count(days) + " d";
  }

  /** {@code 3.2 s}, {@code 45 s}, {@code 12 min}, {@code 5 h}, {@code 3 d}. */
  public static String duration(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 10) return number(seconds, 1) + " s";
    if (seconds < 90) return number(seconds, 0) + " s";
    if (seconds < 90 * 60) return number(seconds / 60, 0) + " min";
    if (seconds < 36 * 3600) return number(seconds / 3600, 0) + " h";
    return number(seconds / 86400, 0) + " d";
  }

  /** {@code 512 B}, {@code 1.4 MB}. */
  public static String bytes(long bytes) {
    if (bytes < 1000) return bytes + " B";
    if (bytes < 999_500) return number(bytes / 1e3, bytes < 10_000 ? 1 : 0) + " kB";
    if (bytes < 999_500_000) return number(bytes / 1e6, bytes < 10_000_000 ? 1 : 0) + " MB";
    return number(bytes / 1e9, 1) + " GB";
  }

  /** {@code $}, {@code €}; {@code CHF } with a space that does not break. */
  public static String symbol(String currency) {
    return SYMBOLS.getOrDefault(currency, currency + "\u00a0");
  }

  private record Unit(double size, String letter) {}

  private static final Unit ONE = new Unit(1, "");
  private static final Unit THOUSAND = new Unit(1e3, "k");
  private static final Unit MILLION = new Unit(1e6, "M");
  private static final Unit BILLION = new Unit(1e9, "B");

  /** The limits lie where rounding would otherwise give {@code $1000} or {@code $1000k}. */
  private static Unit unit(double size) {
    if (size < 999.5) return ONE;
    if (size < 999_500) return THOUSAND;
    if (size < 999_500_000) return MILLION;
    return BILLION;
  }

  private static String magnitude(double size) {
    var unit = unit(size);
    double scaled = size / unit.size();
    if (unit == ONE) return decimal(size, size >= 0.005 && size < 0.995 ? 2 : 0);
    if (unit == THOUSAND) return decimal(scaled, scaled < 99.95 ? 1 : 0) + unit.letter();
    int decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
    return decimal(scaled, decimals) + unit.letter();
  }

  private static String scaled(double amount, Unit unit) {
    double scaled = Math.abs(finite(amount)) / unit.size();
    int decimals = unit == ONE ? 0 : unit == THOUSAND ? 1 : 2;
    var text = decimal(scaled, decimals);
    return (amount < 0 && !isZero(text) ? MINUS : "") + text;
  }

  private static String decimal(double value, int decimals) {
    return grouped(
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString());
  }

  /**
   * With commas between thousands. A page holds thousands of numbers; a formatter takes ten times
   * as long.
   */
  private static String grouped(String digits) {
    int point = digits.indexOf('.');
    var text = new StringBuilder(digits);
    for (int at = (point < 0 ? digits.length() : point) - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  private static String signedWhole(double value) {
    var text = decimal(Math.abs(value), 0);
    return (value < 0 && !text.equals("0") ? MINUS : "") + text;
  }

  private static String sign(double value) {
    return value < 0 && !(Math.abs(value) < 0.005) ? MINUS : "";
  }

  private static boolean isZero(String text) {
    return text.chars().noneMatch(c -> c >= '1' && c <= '9');
  }

  private static int digits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unlisted) {
      return 2;
    }
  }

  private static String plural(String noun) {
    if (noun.endsWith("y") && !noun.matches(".*[aeiou]y")) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    return noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch")
        ? noun + "es"
        : noun + "s";
  }

  private static double finite(double value) {
    if (!Double.isFinite(value)) throw new IllegalArgumentException("no number: " + value);
    return value;
  }
}
