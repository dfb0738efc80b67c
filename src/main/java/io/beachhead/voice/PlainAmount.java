package io.beachhead.voice;

import io.beachhead.customers.revenue.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of money as plain text, which a form or a history can show. */
final class PlainAmount {
  static final BigDecimal LARGEST = new BigDecimal("1e12");
  private static final int MOST_DIGITS = 30;

  private PlainAmount() {}

  /** The amount in digits; one that is absurdly long or large stays as it is, to be refused. */
  static String text(BigDecimal amount) {
    return Math.abs((long) amount.precision() - amount.scale()) > MOST_DIGITS
            || Math.abs((long) amount.scale()) > MOST_DIGITS
        ? amount.toString()
        : amount.toPlainString();
  }

  /**
   * As tables hold it beside the minor units: all decimals where those would lose some, empty where
   * they say it all.
   */
  static String beyondMinor(BigDecimal amount, String currency) {
    var plain = amount.stripTrailingZeros();
    return plain.scale() > Money.minorDigits(currency) ? plain.toPlainString() : "";
  }

  /** The amount that a text says; null where it is no usable amount: negative, too large, none. */
  static @Nullable BigDecimal of(String text) {
    try {
      var amount = new BigDecimal(text.replace(" ", "").replace(",", ""));
      boolean usable =
          amount.precision() <= MOST_DIGITS
              && Math.abs((long) amount.scale()) <= MOST_DIGITS
              && amount.signum() >= 0
              && amount.compareTo(LARGEST) <= 0;
      return usable ? amount : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
