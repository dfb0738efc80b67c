package io.beachhead.roadmap.optimum;

import java.util.function.LongConsumer;

/** Chooses how to search: by enumeration as far as the time allows. */
final class Search {
  static final long STEPS = Enumeration.STEPS;

  private Search() {}

  static boolean enumerates(Goal goal) {
    return goal.size() <= Enumeration.MOST;
  }

  /** The name of the method, for people. */
  static String method() {
    return "enumeration";
  }

  static Found best(Goal goal, Rules rules, Enumeration.Wanted wanted, LongConsumer steps) {
    return Enumeration.search(goal, rules, wanted, steps);
  }
}
