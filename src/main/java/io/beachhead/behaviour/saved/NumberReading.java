package io.beachhead.behaviour.saved;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.ShareRatio;
import org.jspecify.annotations.Nullable;

/**
 * How a number stands.
 *
 * @param last of the last interval that is over
 * @param running of the interval that is not over yet, where the number can only grow; null
 *     elsewhere
 * @param before of the interval before the last; null where there is none
 * @param change of the last against the one before, relative, with its 80% range; null where it is
 *     not known
 * @param share whether the values are fractions that read as percentages
 */
public record NumberReading(
    Point last,
    @Nullable Point running,
    @Nullable Double before,
    @Nullable Interval change,
    boolean share) {

  /** Of a number that is no share. */
  public NumberReading(
      Point last, @Nullable Point running, @Nullable Double before, @Nullable Interval change) {
    this(last, running, before, change, false);
  }

  /** Of k of n in an interval and in the one before; groups may be empty. */
  public static NumberReading ofShares(String period, String label, Share last, Share before) {
    return new NumberReading(
        new Point(period, label, last.value()),
        null,
        before.value(),
        last.n == 0 || before.n == 0
            ? null
            : ShareRatio.katz(last.k, last.n, before.k, before.n).map(ratio -> ratio - 1),
        true);
  }

  /** k of n. */
  public record Share(int k, int n) {
    @Nullable Double value() {
      return n == 0 ? null : (Double) ((double) k / n);
    }
  }

  /**
   * @param period the interval's beginning, {@code 2026-11-23}: the same whenever it is read
   * @param label of the interval, for people: {@code week of 23 Nov 2026}
   * @param value null where there is none, as of a mean of nothing
   */
  public record Point(String period, String label, @Nullable Double value) {}
}
