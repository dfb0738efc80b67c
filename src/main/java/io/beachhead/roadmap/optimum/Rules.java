package io.beachhead.roadmap.optimum;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which roadmaps there are. Features are known by their place.
 *
 * @param weeks person-weeks by feature, at least 0
 * @param requires by feature, those it needs: in the same quarter or an earlier one
 * @param together sets of which all or none are chosen
 * @param apart sets of which one at most is chosen
 * @param must those that have to be chosen
 * @param mustNot those that must not
 * @param limits what fits into a quarter, of all features and of those of teams
 * @param quarters at least 1
 */
record Rules(
    double[] weeks,
    int[][] requires,
    List<BitSet> together,
    List<BitSet> apart,
    BitSet must,
    BitSet mustNot,
    List<Limit> limits,
    int quarters) {

  /** Sums of weeks may be off by rounding. */
  static final double ROUNDING = 1e-9;

  /**
   * What a quarter holds.
   *
   * @param features whose effort counts
   * @param capacity person-weeks per quarter
   */
  record Limit(BitSet features, double capacity) {}

  int size() {
    return weeks.length;
  }

  double weeks(BitSet chosen) {
    return chosen.stream().mapToDouble(feature -> weeks[feature]).sum();
  }

  /** Whether a set is a roadmap: every rule holds and it fits into the quarters. */
  boolean allow(BitSet chosen) {
    return holdFor(chosen) && fits(chosen);
  }

  private boolean holdFor(BitSet chosen) {
    if (chosen.intersects(mustNot) || !isWithin(must, chosen)) {
      return false;
    }
    for (int feature = chosen.nextSetBit(0);
        feature >= 0;
        feature = chosen.nextSetBit(feature + 1)) {
      for (int required : requires[feature]) {
        if (!chosen.get(required)) {
          return false;
        }
      }
    }
    return together.stream().allMatch(set -> isWithin(set, chosen) || !set.intersects(chosen))
        && apart.stream().allMatch(set -> common(set, chosen) <= 1);
  }

  private static int common(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    return both.cardinality();
  }

  private static boolean isWithin(BitSet part, BitSet whole) {
    BitSet missing = (BitSet) part.clone();
    missing.andNot(whole);
    return missing.isEmpty();
  }

  /** Whether the capacity holds a set. */
  boolean fits(BitSet chosen) {
    for (Limit limit : limits) {
      double sum = 0;
      for (int feature = chosen.nextSetBit(0);
          feature >= 0;
          feature = chosen.nextSetBit(feature + 1)) {
        sum += limit.features.get(feature) ? weeks[feature] : 0;
      }
      if (sum > limit.capacity * quarters + ROUNDING) {
        return false;
      }
    }
    return quarters == 1 || Quarters.assign(this, chosen) != null;
  }

  /** The same with another week for everybody in every quarter. */
  Rules withOneMoreWeek() {
    return within(limits.getFirst().capacity + 1);
  }

  /** The same with another capacity for everybody. */
  Rules within(double capacity) {
    List<Limit> other = new ArrayList<>(limits);
    other.set(0, new Limit(limits.getFirst().features, capacity));
    return new Rules(weeks, requires, together, apart, must, mustNot, other, quarters);
  }

  /** The same with other features that must not be chosen. */
  Rules excluding(BitSet other) {
    return new Rules(weeks, requires, together, apart, must, other, limits, quarters);
  }

  /** Everything that a set cannot do without: what it requires, and what goes together with it. */
  BitSet closure(BitSet chosen) {
    BitSet closed = (BitSet) chosen.clone();
    int before = -1;
    while (before != closed.cardinality()) {
      before = closed.cardinality();
      for (int feature = closed.nextSetBit(0);
          feature >= 0;
          feature = closed.nextSetBit(feature + 1)) {
        for (int required : requires[feature]) {
          closed.set(required);
        }
      }
      for (BitSet set : together) {
        if (set.intersects(closed)) {
          closed.or(set);
        }
      }
    }
    return closed;
  }

  /** All features, prerequisites before what needs them; features of a cycle are left out. */
  List<Integer> inOrder() {
    List<Integer> order = new ArrayList<>();
    BitSet placed = new BitSet();
    boolean more = true;
    while (more) {
      more = false;
      for (int feature = 0; feature < size(); feature++) {
        if (!placed.get(feature) && isPlaced(feature, placed)) {
          placed.set(feature);
          order.add(feature);
          more = true;
        }
      }
    }
    return order;
  }

  private boolean isPlaced(int feature, BitSet placed) {
    for (int required : requires[feature]) {
      if (!placed.get(required)) {
        return false;
      }
    }
    return true;
  }
}
