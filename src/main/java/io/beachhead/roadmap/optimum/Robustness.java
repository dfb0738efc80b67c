package io.beachhead.roadmap.optimum;

import io.beachhead.runs.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * How sure the choice of each feature is: in which share of draws from the posterior of all values
 * (and of an observed curve) it is in the best roadmap.
 */
final class Robustness {
  static final int DRAWS = 200;

  /** With more features than this a draw's best roadmap is climbed to, not enumerated. */
  private static final int EXACT = 14;

  /** Work that a draw may take, in blocks of accounts asked; fewer draws where it would be more. */
  private static final double WORK = 4e8;

  private Robustness() {}

  /** How many draws are affordable: each asks about the square of the features, over all blocks. */
  static int draws(HappyGoal goal, int starts) {
    double one = Math.max(1.0, goal.model().blocks()) * (starts + 4.0 * goal.size() * goal.size());
    if (goal.model().isCounted()) {
      return 0;
    }
    return (int) Math.clamp(WORK / one, 20, DRAWS);
  }

  /**
   * By feature, the share of draws whose best roadmap has it.
   *
   * @param best roadmaps of the goal itself, from which the search in every draw begins
   */
  static double[] shares(
      HappyGoal goal, Rules rules, List<Chosen> best, int draws, Progress progress) {
    int[] counts = new int[goal.size()];
    for (int draw = 0; draw < draws; draw++) {
      var drawn = new HappyGoal(goal.model().drawn(draw, draws), goal.places());
      Chosen found = new Climb(drawn, rules).from(best);
      if (goal.size() <= EXACT) {
        var wanted = new Enumeration.Wanted(1, found.value(), Long.MAX_VALUE);
        List<Chosen> exact = Enumeration.search(drawn, rules, wanted, _ -> {}).best();
        found = exact.isEmpty() ? found : exact.getFirst();
      }
      found.features().stream().forEach(feature -> counts[feature]++);
      progress.advance(1);
    }
    return Arrays.stream(counts).mapToDouble(count -> (double) count / draws).toArray();
  }
}
