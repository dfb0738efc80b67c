package io.beachhead.behaviour.trends;

import io.beachhead.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How much each person or account contributes to both parts of a ratio: the same people stand above
 * and below its line, so its range is found from both at once (the delta method, Deng, Knoblich and
 * Lu 2018).
 */
final class RatioSpread {
  private double above;
  private double below;
  private double aboveSquared;
  private double belowSquared;
  private double products;

  /** Adds one person or account; NaN where a part is no sum over people. */
  void add(double x, double y) {
    above += x;
    below += y;
    aboveSquared += x * x;
    belowSquared += y * y;
    products += x * y;
  }

  void merge(RatioSpread next) {
    above += next.above;
    below += next.below;
    aboveSquared += next.aboveSquared;
    belowSquared += next.belowSquared;
    products += next.products;
  }

  /** The 80% range; null where it has none. */
  @Nullable Interval range() {
    double ratio = above / below;
    double sd = deviation(ratio);
    return Double.isFinite(ratio) && Double.isFinite(sd) ? Interval.normal(ratio, sd) : null;
  }

  /** The standard deviation of the ratio as a share of it; NaN where it has none. */
  double relativeDeviation() {
    double ratio = above / below;
    return ratio > 0 ? deviation(ratio) / ratio : Double.NaN;
  }

  private double deviation(double ratio) {
    double squares = aboveSquared - 2 * ratio * products + ratio * ratio * belowSquared;
    return Math.sqrt(Math.max(0, squares)) / Math.abs(below);
  }
}
