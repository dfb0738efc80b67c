package io.beachhead.roadmap.optimum;

import java.util.function.DoubleUnaryOperator;

/** A goal that constraint programming can make the most of. */
interface SolvedGoal extends Goal {
  /**
   * How the solver's objective stands to the goal.
   *
   * @param bound from a bound of the objective to one of the goal
   * @param isGoal whether what is best by the objective is best by the goal; else the goal is never
   *     above the objective
   */
  record Scale(DoubleUnaryOperator bound, boolean isGoal) {}

  /** Makes the goal what a model of the rules makes the most of. */
  Scale addTo(RuleModel of, Rules rules);
}
