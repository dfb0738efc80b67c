package io.beachhead.statistics;

/**
 * <b>Question:</b> how far should several averages of equal precision be drawn towards their common
 * mean?
 *
 * <p><b>Estimator:</b> James and Stein's towards the grand mean: factor c = 1 − (k − 3)σ²/Σ(y −
 * ȳ)², never below 0; each average becomes ȳ + c(y − ȳ).
 *
 * <p><b>Inputs:</b> at least 4 averages and their common sampling variance σ².
 *
 * <p><b>Assumptions:</b> normal errors with the same variance in every group.
 *
 * <p><b>Undefined when:</b> fewer than 4 averages, or all of them equal (nothing to shrink: factor
 * 0).
 *
 * <p><b>Source:</b> Efron and Morris (1975), JASA 70, 311–319.
 *
 * <p><b>Checked against:</b> their 18 baseball players: grand mean .265, factor .212.
 */
public final class Shrinkage {
  private Shrinkage() {}

  /**
   * The result.
   *
   * @param grandMean the plain mean of the averages
   * @param factor how much of a deviation from it is kept, in [0, 1]
   */
  public record Result(double grandMean, double factor) {
    /** An average drawn towards the grand mean. */
    public double shrink(double average) {
      return grandMean + factor * (average - grandMean);
    }
  }

  /** Shrinks averages with one common sampling variance. */
  public static Result towardsTheMean(double[] averages, double variance) {
    if (averages.length < 4) {
      throw new IllegalArgumentException("shrinkage towards the mean needs at least 4 averages");
    }
    double mean = 0;
    for (double average : averages) {
      mean += average / averages.length;
    }
    double squares = 0;
    for (double average : averages) {
      squares += (average - mean) * (average - mean);
    }
    double factor = squares == 0 ? 0 : 1 - (averages.length - 3) * variance / squares;
    return new Result(mean, Math.max(0, factor));
  }
}
