package io.beachhead.customers.attribute;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers. */
public final class NumberAttribute implements Attribute {
  private final String name;
  private final double[] numbers;
  private final BitSet known;
  private final int knownCount;
  private final Map<Integer, String> odd;

  public NumberAttribute(String name, double[] numbers, BitSet known) {
    this(name, numbers, known, Map.of());
  }

  /**
   * @param odd row → text of the few cells that are no numbers: not known to rules, and shown as
   *     they are
   */
  NumberAttribute(String name, double[] numbers, BitSet known, Map<Integer, String> odd) {
    this.name = name;
    this.odd = odd;
    this.numbers = numbers;
    this.known = known;
    this.knownCount = known.cardinality();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean known(int row) {
    return known.get(row);
  }

  @Override
  public int knownCount() {
    return knownCount;
  }

  /** Meaningful only where {@link #known}; 0 elsewhere. */
  public double number(int row) {
    return numbers[row];
  }

  @Override
  public @Nullable String text(int row) {
    return known.get(row) ? plain(numbers[row]) : odd.get(row);
  }

  /** 12 rather than 12.0, and no exponent. */
  public static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return BigDecimal.valueOf(number).toPlainString();
  }
}
