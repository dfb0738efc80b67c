package io.beachhead.roadmap.optimum;

import java.util.function.LongConsumer;

/**
 * Chooses how to search: all roadmaps are gone through up to {@value Enumeration#MOST} features;
 * above, constraint programming where it is to be had for this machine and can express the goal,
 * else as much of the enumeration as the time allows.
 */
final class Search {
  static final long STEPS = Enumeration.STEPS;

  /** More features than a set of the enumeration holds. */
  private static final int FAR_TOO_MANY = 62;

  private Search() {}

  static boolean enumerates(Goal goal) {
    return goal.size() <= Enumeration.MOST
        || (goal.size() <= FAR_TOO_MANY && !(goal instanceof SolvedGoal && Natives.exist()));
  }

  /** The name of the method, for people. */
  static String method(Goal goal) {
    return enumerates(goal) ? "enumeration" : "constraint programming";
  }

  static Found best(Goal goal, Rules rules, Enumeration.Wanted wanted, LongConsumer steps) {
    return !enumerates(goal) && goal instanceof SolvedGoal solved
        ? CpSearch.search(solved, rules, wanted, steps)
        : Enumeration.search(goal, rules, wanted, steps);
  }
}
