package io.beachhead.roadmap.optimum;

import io.beachhead.web.load.Overdue;
import java.util.BitSet;
import java.util.List;

/**
 * Improves a roadmap by adding, leaving out or exchanging one feature (with all it cannot do
 * without) for as long as that helps. Finds good roadmaps, proves nothing.
 */
final class Climb {
  /** With more features than this there are too many exchanges to try. */
  private static final int MANY = 400;

  private final Goal goal;
  private final Rules rules;

  Climb(Goal goal, Rules rules) {
    this.goal = goal;
    this.rules = rules;
  }

  Chosen chosen(BitSet features) {
    return new Chosen(
        features,
        goal.value(goal.state(features.stream().boxed().toList())),
        rules.weeks(features));
  }

  /** The best of some roadmaps by this goal, improved. */
  Chosen from(List<Chosen> starts) {
    Chosen best = chosen(starts.getFirst().features());
    for (Chosen start : starts) {
      Chosen here = chosen(start.features());
      best = goal.bestFirst().compare(here, best) < 0 ? here : best;
    }
    return from(best);
  }

  Chosen from(Chosen start) {
    if (goal.size() > MANY) {
      return start;
    }
    Chosen now = start;
    Chosen next = step(now);
    while (!next.equals(now)) {
      Overdue.check();
      now = next;
      next = step(now);
    }
    return now;
  }

  /** The best neighbour, or the same where none is better. */
  private Chosen step(Chosen now) {
    Chosen best = now;
    for (int feature = 0; feature < rules.size(); feature++) {
      if (now.features().get(feature)) {
        best = better(best, without(now.features(), feature));
      } else {
        best = better(best, with(now.features(), feature));
        for (int out : now.features().stream().toArray()) {
          best = better(best, with(without(now.features(), out), feature));
        }
      }
    }
    return best;
  }

  private Chosen better(Chosen best, BitSet features) {
    if (features.equals(best.features()) || !rules.allow(features)) {
      return best;
    }
    Chosen here = chosen(features);
    boolean isBetter =
        here.isAsGoodAs(best) ? goal.isLeaner(here, best) : here.value() > best.value();
    return isBetter ? here : best;
  }

  private BitSet with(BitSet features, int feature) {
    BitSet more = (BitSet) features.clone();
    more.set(feature);
    return rules.closure(more);
  }

  /**
   * Without a feature, without all that needs it, and without all that goes together with those.
   */
  BitSet without(BitSet features, int feature) {
    BitSet fewer = (BitSet) features.clone();
    fewer.clear(feature);
    int before = -1;
    while (before != fewer.cardinality()) {
      before = fewer.cardinality();
      for (int each : fewer.stream().toArray()) {
        for (int required : rules.requires()[each]) {
          if (!fewer.get(required)) {
            fewer.clear(each);
          }
        }
      }
      for (BitSet group : rules.together()) {
        BitSet missing = (BitSet) group.clone();
        missing.andNot(fewer);
        if (!missing.isEmpty()) {
          fewer.andNot(group);
        }
      }
    }
    return fewer;
  }
}
