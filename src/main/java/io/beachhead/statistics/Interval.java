package io.beachhead.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * An 80% interval with its middle: the 10th, 50th and 90th percentile. The unit is that of the
 * quantity it describes.
 *
 * @param low the 10th percentile
 * @param mid the median
 * @param high the 90th percentile; never below {@code low}
 */
public record Interval(double low, double mid, double high) {

  /** The standard normal quantile at 90%: an 80% interval reaches this many sd to each side. */
  public static final double Z90 = 1.2815515655446004;

  public Interval {
    if (Double.isNaN(low) || Double.isNaN(mid) || Double.isNaN(high)) {
      throw new IllegalArgumentException("an interval has no NaN: use NotEnoughData");
    }
    if (low > high) {
      throw new IllegalArgumentException("low " + low + " is above high " + high);
    }
  }

  /** The P10, P50 and P90 of a normal distribution; {@code sd} at least 0. */
  public static Interval normal(double mean, double sd) {
    return new Interval(mean - Z90 * sd, mean, mean + Z90 * sd);
  }

  /** A quantity known exactly. */
  public static Interval exactly(double value) {
    return new Interval(value, value, value);
  }

  /** The P10, P50 and P90 of a sample (linear interpolation), which is sorted in place. */
  public static Interval ofSample(double[] sample) {
    java.util.Arrays.sort(sample);
    return new Interval(
        Quantiles.ofSorted(sample, 0.1),
        Quantiles.ofSorted(sample, 0.5),
        Quantiles.ofSorted(sample, 0.9));
  }

  /** All three numbers times {@code factor}, which is at least 0. */
  public Interval times(double factor) {
    if (factor < 0) {
      throw new IllegalArgumentException("a negative factor would turn the interval round");
    }
    return new Interval(low * factor, mid * factor, high * factor);
  }

  /** Applies a function that never falls; a falling one would turn the ends round. */
  public Interval map(DoubleUnaryOperator rising) {
    return new Interval(
        rising.applyAsDouble(low), rising.applyAsDouble(mid), rising.applyAsDouble(high));
  }
}
