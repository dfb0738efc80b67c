package io.beachhead.statistics;

/** Quantiles of samples, by linear interpolation between order statistics (type 7). */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The quantile of a sample.
   *
   * @param sorted ascending, at least one number
   * @param probability in [0, 1]
   */
  public static double ofSorted(double[] sorted, double probability) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("a sample without numbers has no quantile");
    }
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
