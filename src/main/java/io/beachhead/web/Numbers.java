package io.beachhead.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Which numbers somebody typed or sent can be calculated with. */
public final class Numbers {
  /** More digits than this, before or after the point, no measure has. */
  private static final int MOST_DIGITS = 300;

  private Numbers() {}

  /** Whether the number fits a double, and can be written out without filling the memory. */
  public static boolean inRange(BigDecimal number) {
    return number.precision() - (long) number.scale() <= MOST_DIGITS
        && number.scale() <= MOST_DIGITS
        && number.precision() <= MOST_DIGITS;
  }

  /** The same for a whole number. */
  public static boolean inRange(BigInteger number) {
    return number.bitLength() <= 900;
  }

  /**
   * A number as somebody typed it, with a point or a comma before the decimals.
   *
   * @return null where it is not a number, or out of range
   */
  public static @Nullable BigDecimal typed(String text) {
    if (text.length() > MOST_DIGITS) {
      return null;
    }
    try {
      var number = new BigDecimal(text.strip().replace(',', '.'));
      return inRange(number) ? number : null;
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }
}
