package io.beachhead.statistics;

/**
 * Mean and variance of numbers as they come by, in one pass (Welford's method, which does not lose
 * digits where the mean is large against the spread).
 */
public final class SampleMoments {
  private long count;
  private double mean;
  private double squares;

  /** Takes one number in. */
  public void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  public long count() {
    return count;
  }

  /** The mean; undefined without numbers. */
  public double mean() {
    if (count == 0) {
      throw new IllegalStateException("no numbers, no mean");
    }
    return mean;
  }

  /** The sample variance with divisor n − 1; undefined below 2 numbers. */
  public double variance() {
    if (count < 2) {
      throw new IllegalStateException("a variance needs 2 numbers");
    }
    return squares / (count - 1);
  }

  /** The square root of {@link #variance()}. */
  public double sd() {
    return Math.sqrt(variance());
  }
}
