package io.beachhead.statistics;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A column of numbers of which some are not known. What is not known cannot be calculated with by
 * mistake: asking for it fails.
 */
public final class PartlyKnown {
  private final double[] numbers;

  private PartlyKnown(double[] numbers) {
    this.numbers = numbers;
  }

  /** So many numbers, none of them known yet. */
  public static PartlyKnown none(int count) {
    double[] numbers = new double[count];
    Arrays.fill(numbers, Double.NaN);
    return new PartlyKnown(numbers);
  }

  /**
   * Those of the numbers that pass.
   *
   * @param known which are known; NaN never is
   */
  public static PartlyKnown of(double[] numbers, DoublePredicate known) {
    double[] kept = numbers.clone();
    for (int i = 0; i < kept.length; i++) {
      if (!known.test(kept[i])) {
        kept[i] = Double.NaN;
      }
    }
    return new PartlyKnown(kept);
  }

  public int count() {
    return numbers.length;
  }

  public boolean isKnown(int place) {
    return !Double.isNaN(numbers[place]);
  }

  /**
   * A known number.
   *
   * @throws IllegalStateException where it is not known
   */
  public double at(int place) {
    double number = numbers[place];
    if (Double.isNaN(number)) {
      throw new IllegalStateException("the number at %d is not known".formatted(place));
    }
    return number;
  }

  /** The number, or another where it is not known. */
  public double orElse(int place, double other) {
    double number = numbers[place];
    return Double.isNaN(number) ? other : number;
  }

  /** The known ones, in their order. */
  public DoubleStream known() {
    return Arrays.stream(numbers).filter(number -> !Double.isNaN(number));
  }

  /** Each known number through a function; where that gives NaN it is not known any more. */
  public PartlyKnown map(DoubleUnaryOperator function) {
    return new PartlyKnown(
        Arrays.stream(numbers)
            .map(number -> Double.isNaN(number) ? number : function.applyAsDouble(number))
            .toArray());
  }

  /** How many are not known. */
  public int unknown() {
    return (int) IntStream.range(0, numbers.length).filter(place -> !isKnown(place)).count();
  }

  /** Makes a number known. */
  public void set(int place, double number) {
    numbers[place] = number;
  }

  /** Makes a number unknown. */
  public void forget(int place) {
    numbers[place] = Double.NaN;
  }

  /** The first so many of them; those beyond are not known. */
  public PartlyKnown resized(int count) {
    PartlyKnown resized = none(count);
    System.arraycopy(numbers, 0, resized.numbers, 0, Math.min(count, numbers.length));
    return resized;
  }
}
