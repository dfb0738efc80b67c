package io.beachhead.roadmap.optimum;

import io.beachhead.runs.Progress;
import io.beachhead.statistics.Interval;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.features.Feature;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One search for the best roadmap, from its question to its answer. */
final class Searching {
  /** So many of the best roadmaps are looked at for ties and rivals. */
  private static final int KEPT = 512;

  /** The best roadmap and its nearest rivals. */
  private static final int SHOWN = 4;

  /** A rival gains at least so much of what the best one gains. */
  private static final double NEAR = 0.8;

  /** Of the time there is, what the search itself may take. */
  private static final double OF_THE_TIME = 0.7;

  private final ValueMaps maps;
  private final OptimumQuestion question;
  private final Candidates candidates;
  private final Rules rules;
  private final Goal goal;
  private final Explaining why;
  private final ValueMap map;

  Searching(ValueMaps maps, OptimumQuestion question, Candidates candidates, Rules rules, Aim aim) {
    this.maps = maps;
    this.question = question;
    this.candidates = candidates;
    this.rules = rules;
    this.goal = aim.goal();
    this.why = aim.why();
    this.map = maps.map(Optimiser.map(question));
  }

  Optimum best(Progress progress) {
    long now = System.nanoTime();
    long all = TimeUnit.MILLISECONDS.toNanos(Math.round(question.seconds() * 1000));
    progress.expect(2 * Search.STEPS + Robustness.DRAWS);
    long first = now + Math.round(all * OF_THE_TIME);
    Found found = Search.best(goal, rules, Enumeration.Wanted.best(KEPT, first), progress::advance);
    if (found.best().isEmpty()) {
      // The time ended before any roadmap with all that must be built was met.
      BitSet forced = rules.closure(rules.must());
      found =
          new Found(List.of(new Climb(goal, rules).chosen(forced)), found.bound(), found.exact());
    }
    Chosen best = found.best().getFirst();
    // A search that is stopped answers with what it has, and asks nothing further.
    boolean stopped = Thread.interrupted();
    Double more = stopped ? null : oneMoreWeek(best, now + all, progress);
    int draws = 0;
    double[] shares = {};
    if (!stopped && goal instanceof HappyGoal happy) {
      draws = Robustness.draws(happy, found.best().size());
      shares = Robustness.shares(happy, rules, found.best(), draws, progress);
    }
    double today = goal.value(goal.start());
    double bound = found.exact() ? best.value() : Math.max(best.value(), found.bound());
    return new Optimum(
        found.exact(),
        bound,
        gap(found.exact(), bound, best.value()),
        shown(found.best(), today).stream().map(one -> roadmap(one, today)).toList(),
        ties(found.best()),
        robustness(shares, draws),
        more,
        why.sentences(best, more, stopped ? now : now + all),
        candidates.leftOut(),
        new Optimum.Basis(
            map.asOf(),
            map.currency(),
            map.segmentation(),
            rules.limits().getFirst().capacity(),
            rules.quarters(),
            question,
            today,
            goal.size(),
            draws,
            Search.method(goal)));
  }

  private static @Nullable Double gap(boolean exact, double bound, double best) {
    if (exact) {
      return 0.0;
    }
    return best > 0 ? (Double) ((bound - best) / best) : null;
  }

  private double oneMoreWeek(Chosen best, long deadline, Progress progress) {
    var wanted = new Enumeration.Wanted(1, best.value(), deadline);
    List<Chosen> with =
        Search.best(goal, rules.withOneMoreWeek(), wanted, progress::advance).best();
    Chosen then = new Climb(goal, rules.withOneMoreWeek()).from(best);
    double value = with.isEmpty() ? then.value() : Math.max(then.value(), with.getFirst().value());
    return Math.abs(value - best.value()) <= 1e-9 * Math.max(1, best.value())
        ? 0
        : Math.max(0, value - best.value());
  }

  /** The best one, then the nearest that have something which all before them lack. */
  private static List<Chosen> shown(List<Chosen> best, double today) {
    List<Chosen> shown = new ArrayList<>();
    shown.add(best.getFirst());
    double least = today + NEAR * (best.getFirst().value() - today);
    for (Chosen one : best) {
      if (shown.size() < SHOWN
          && one.value() >= least
          && shown.stream().allMatch(one::differsFrom)) {
        shown.add(one);
      }
    }
    return shown;
  }

  private int ties(List<Chosen> best) {
    Chosen first = best.getFirst();
    boolean fewest = question.objective().kind() == Objective.Kind.REACH;
    List<Chosen> equal =
        best.stream()
            .filter(one -> one.isAsGoodAs(first) && !(fewest && goal.isLeaner(first, one)))
            .toList();
    List<Chosen> lean =
        equal.stream()
            .filter(
                one -> equal.stream().noneMatch(other -> !other.equals(one) && other.isWithin(one)))
            .toList();
    return Math.max(0, lean.size() - 1);
  }

  private List<Optimum.Robustness> robustness(double[] shares, int draws) {
    if (draws == 0) {
      return List.of();
    }
    return IntStream.range(0, shares.length)
        .boxed()
        .sorted((a, b) -> Double.compare(shares[b], shares[a]))
        .map(place -> new Optimum.Robustness(key(place), shares[place]))
        .toList();
  }

  private Optimum.Roadmap roadmap(Chosen one, double today) {
    List<String> keys = keys(one.features());
    Interval happy = maps.map(Optimiser.map(question).with(keys)).total().happyAccounts();
    List<List<String>> quarters =
        Quarters.soonest(
                rules, one.features(), set -> goal.value(goal.state(set.stream().boxed().toList())))
            .stream()
            .map(this::keys)
            .toList();
    return new Optimum.Roadmap(
        keys, quarters, happy, one.weeks(), one.value(), one.value() - today);
  }

  private List<String> keys(BitSet chosen) {
    return chosen.stream().mapToObj(this::key).toList();
  }

  private String key(int place) {
    Feature feature = candidates.features().get(place);
    return feature.key();
  }
}
