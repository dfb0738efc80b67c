package io.beachhead.roadmap.optimum;

import java.util.BitSet;
import java.util.Comparator;

/**
 * A roadmap that was found.
 *
 * @param features not to be changed
 * @param value what it is worth
 * @param weeks its effort
 */
record Chosen(BitSet features, double value, double weeks) {
  /** Values closer than this, as a part of them, are the same: they differ by rounding. */
  private static final double SAME = 1e-9;

  /** The best first; of equals the one of least effort, then of fewest features. */
  static final Comparator<Chosen> BEST_FIRST =
      Comparator.comparingDouble(Chosen::value)
          .reversed()
          .thenComparingDouble(Chosen::weeks)
          .thenComparingInt(one -> one.features.cardinality())
          .thenComparing(one -> one.features.toString());

  /** The best first; of equals the one of fewest features, then of least effort. */
  static final Comparator<Chosen> FEWEST_FIRST =
      Comparator.comparingDouble(Chosen::value)
          .reversed()
          .thenComparingInt(one -> one.features.cardinality())
          .thenComparingDouble(Chosen::weeks)
          .thenComparing(one -> one.features.toString());

  boolean isAsGoodAs(Chosen other) {
    return Math.abs(value - other.value) <= SAME * Math.max(1, Math.abs(other.value));
  }

  /** Whether each has a feature that the other has not. */
  boolean differsFrom(Chosen other) {
    return hasMoreThan(other) && other.hasMoreThan(this);
  }

  private boolean hasMoreThan(Chosen other) {
    BitSet more = (BitSet) features.clone();
    more.andNot(other.features);
    return !more.isEmpty();
  }

  /** Whether all its features are among those of the other. */
  boolean isWithin(Chosen other) {
    return !hasMoreThan(other);
  }
}
