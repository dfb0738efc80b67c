package io.beachhead.roadmap.optimum;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What people do without a model: build what has most value per week, until nothing fits. */
final class Ranking {
  private Ranking() {}

  static BitSet byValue(HappyGoal goal, Rules rules) {
    List<Integer> order =
        IntStream.range(0, goal.size())
            .boxed()
            .sorted(Comparator.comparingDouble(f -> -rate(goal, rules, f)))
            .toList();
    BitSet built = rules.closure(rules.must());
    for (int feature : order) {
      if (goal.model().valueAdded(goal.places()[feature]) <= 0) {
        continue;
      }
      BitSet more = (BitSet) built.clone();
      more.set(feature);
      more = rules.closure(more);
      if (rules.allow(more)) {
        built = more;
      }
    }
    return built;
  }

  private static double rate(HappyGoal goal, Rules rules, int feature) {
    return goal.model().valueAdded(goal.places()[feature])
        / Math.max(rules.weeks()[feature], Rules.ROUNDING);
  }
}
