package io.beachhead.behaviour.trends;

import io.beachhead.statistics.ClusteredCount;
import io.beachhead.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How much each person or account contributes to one series over a whole period: what the range of
 * its total rests on. People come independently of each other, the events of one person do not.
 */
final class Spread {
  private double count;
  private double sum;
  private long units;
  private double counts;
  private double sums;
  private double countsSquared;
  private double sumsSquared;
  private double products;

  /** Adds an event of the person or account at hand. */
  void add(double value) {
    count++;
    sum += value;
  }

  /** What the person or account at hand contributes to a total; NaN where totals are no sums. */
  double contribution(Measure measure) {
    return switch (measure) {
      case TOTAL -> count;
      case PEOPLE, ACCOUNTS -> count > 0 ? 1 : 0;
      case SUM -> sum;
      default -> Double.NaN;
    };
  }

  /** Ends the person or account at hand. */
  void endOfUnit() {
    if (count > 0) {
      units++;
      counts += count;
      sums += sum;
      countsSquared += count * count;
      sumsSquared += sum * sum;
      products += count * sum;
      count = 0;
      sum = 0;
    }
  }

  void merge(Spread next) {
    units += next.units;
    counts += next.counts;
    sums += next.sums;
    countsSquared += next.countsSquared;
    sumsSquared += next.sumsSquared;
    products += next.products;
  }

  /** The 80% range of a total; null where it has none. */
  @Nullable Interval range(Measure measure) {
    return switch (measure) {
      case TOTAL -> ClusteredCount.of(counts, countsSquared);
      case PEOPLE, ACCOUNTS -> ClusteredCount.of(units, units);
      case SUM -> finite(sums, Math.sqrt(sumsSquared));
      case MEAN -> units < 2 ? null : finite(sums / counts, meanDeviation());
      default -> null;
    };
  }

  private static @Nullable Interval finite(double mid, double sd) {
    return Double.isFinite(mid) && Double.isFinite(sd) ? Interval.normal(mid, sd) : null;
  }

  /** Of the mean of all values, as a ratio of the people's sums and counts. */
  private double meanDeviation() {
    double mean = sums / counts;
    double squares = sumsSquared - 2 * mean * products + mean * mean * countsSquared;
    return Math.sqrt(Math.max(0, squares)) / counts;
  }

  /** The standard deviation of the total as a share of it; NaN where it has none. */
  double relativeDeviation(Measure measure) {
    return switch (measure) {
      case TOTAL -> Math.sqrt(countsSquared) / counts;
      case PEOPLE, ACCOUNTS -> 1 / Math.sqrt(units);
      case SUM -> sums > 0 ? Math.sqrt(sumsSquared) / sums : Double.NaN;
      case MEAN -> units > 1 && sums > 0 ? meanDeviation() / (sums / counts) : Double.NaN;
      default -> Double.NaN;
    };
  }
}
