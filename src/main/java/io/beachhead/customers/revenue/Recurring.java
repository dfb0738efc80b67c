package io.beachhead.customers.revenue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An amount that is paid again and again, as it was stated: 1,200 a year, 300 every three months.
 * What it is per month is a fraction and is only rounded where it is shown.
 *
 * @param amount for one interval, in units of its currency
 * @param per day, week, month, quarter, half-year or year
 * @param count how many of these one payment is for, at least 1
 */
public record Recurring(BigDecimal amount, String per, long count) {

  public Recurring {
    if (count < 1) {
      throw new IllegalArgumentException("an interval has at least one " + per);
    }
  }

  /** An amount per month in whole minor units. */
  public static Recurring monthly(long minor, String currency) {
    return new Recurring(Money.ofMinor(minor, currency).amount(), "month", 1);
  }

  /** As stored: what was stated where that is known, else whole minor units per month. */
  public static Recurring of(
      long monthlyMinor,
      String currency,
      @Nullable String amount,
      @Nullable String per,
      long count) {
    return amount == null || amount.isEmpty()
        ? monthly(monthlyMinor, currency)
        : new Recurring(
            new BigDecimal(amount),
            per == null || per.isEmpty() ? "month" : per,
            Math.max(1, count));
  }

  /** The part of the amount that is for a month: 1/12 of a year's, 13/3 of a week's. */
  private BigInteger[] share() {
    long[] fraction =
        switch (per) {
          case "day" -> new long[] {365, 12};
          case "week" -> new long[] {13, 3};
          case "month" -> new long[] {1, 1};
          case "quarter" -> new long[] {1, 3};
          case "half-year" -> new long[] {1, 6};
          case "year" -> new long[] {1, 12};
          default -> throw new IllegalArgumentException("no interval: " + per);
        };
    return new BigInteger[] {
      BigInteger.valueOf(fraction[0]),
      BigInteger.valueOf(fraction[1]).multiply(BigInteger.valueOf(count))
    };
  }

  /** What it is per month in whole parts of a unit, of which a unit has {@code scale}. */
  public long perMonth(long scale) {
    var share = share();
    return amount
        .multiply(BigDecimal.valueOf(scale))
        .multiply(new BigDecimal(share[0]))
        .divide(new BigDecimal(share[1]), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** What it is per month in whole minor units, rounded half up. */
  public long monthlyMinor(String currency) {
    return perMonth(BigDecimal.ONE.movePointRight(Money.minorDigits(currency)).longValueExact());
  }

  /** Whether whole minor units per month say the same. */
  public boolean plain(String currency) {
    return per.equals("month")
        && count == 1
        && amount.stripTrailingZeros().scale() <= Money.minorDigits(currency);
  }
}
