package io.beachhead.customers.revenue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount and its currency. As JSON: {@code {"amount": 12300.50, "currency": "USD"}}.
 *
 * @param amount in units of the currency (not cents), with as many decimals as the currency has
 * @param currency ISO 4217 code, upper case
 */
public record Money(BigDecimal amount, String currency) {

  /** The stored form: whole minor units (cents where the currency has two decimals). */
  public static Money ofMinor(long minor, String currency) {
    return new Money(BigDecimal.valueOf(minor, minorDigits(currency)), currency);
  }

  /** Rounds half up to the currency's decimals; {@code amount} must be finite. */
  public static Money of(double amount, String currency) {
    return new Money(
        BigDecimal.valueOf(amount).setScale(minorDigits(currency), RoundingMode.HALF_UP), currency);
  }

  /**
   * Decimals of a currency: 2 for most, 0 for JPY, 3 for KWD; 2 for a code that ISO 4217 does not
   * know.
   */
  public static int minorDigits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknownCode) {
      return 2;
    }
  }

  /** Whole minor units, rounded half up. */
  public long minor() {
    return amount
        .movePointRight(minorDigits(currency))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
