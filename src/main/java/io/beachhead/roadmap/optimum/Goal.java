package io.beachhead.roadmap.optimum;

import java.util.Comparator;

/**
 * What a roadmap is worth. A roadmap is a state, a vector to which every feature adds its delta;
 * features are known by their place.
 */
interface Goal {
  /** How many features there are to choose from. */
  int size();

  /** The state without any of them. */
  double[] start();

  /** What a feature adds to a state; not to be changed. */
  double[] delta(int feature);

  /** What a state is worth. */
  double value(double[] state);

  /**
   * At least what any state is worth that lies between this one and it with the rest added.
   *
   * @param rest positive parts of the deltas that may still be added
   */
  double bound(double[] state, double[] rest);

  /** More than which no state is worth. */
  double most();

  /** Which of two roadmaps is better, where one is worth more or both are worth the same. */
  default Comparator<Chosen> bestFirst() {
    return Chosen.BEST_FIRST;
  }

  /** Whether, of two roadmaps that are worth the same, the first one asks for less. */
  default boolean isLeaner(Chosen one, Chosen other) {
    return one.weeks() < other.weeks() - Rules.ROUNDING;
  }

  /** The state of a set of features. */
  default double[] state(Iterable<Integer> features) {
    double[] state = start();
    for (int feature : features) {
      double[] delta = delta(feature);
      for (int i = 0; i < state.length; i++) {
        state[i] += delta[i];
      }
    }
    return state;
  }
}
