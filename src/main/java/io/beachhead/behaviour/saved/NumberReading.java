package io.beachhead.behaviour.saved;

import io.beachhead.statistics.Interval;
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
 */
public record NumberReading(
    Point last, @Nullable Point running, @Nullable Double before, @Nullable Interval change) {

  /**
   * @param period the interval's beginning, {@code 2026-11-23}: the same whenever it is read
   * @param label of the interval, for people: {@code week of 23 Nov 2026}
   * @param value null where there is none, as of a mean of nothing
   */
  public record Point(String period, String label, @Nullable Double value) {}
}
