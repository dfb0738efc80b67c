package io.beachhead.roadmap.optimum;

import io.beachhead.runs.Progress;
import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyModel;
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
  private final HappyGoal goal;
  private final ValueMap map;

  Searching(
      ValueMaps maps,
      OptimumQuestion question,
      Candidates candidates,
      Rules rules,
      HappyModel model) {
    this.maps = maps;
    this.question = question;
    this.candidates = candidates;
    this.rules = rules;
    this.goal =
        new HappyGoal(
            model,
            candidates.features().stream()
                .mapToInt(feature -> model.features().indexOf(feature.key()))
                .toArray());
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
    double more = oneMoreWeek(best, now + all, progress);
    int draws = Robustness.draws(goal, found.best().size());
    double[] shares = Robustness.shares(goal, rules, found.best(), draws, progress);
    double today = goal.value(goal.start());
    String why =
        new Why(goal, rules, candidates, question.weights().by(), map.currency())
            .sentences(best, concentrated(now + all), more);
    double bound = found.exact() ? best.value() : Math.max(best.value(), found.bound());
    return new Optimum(
        found.exact(),
        bound,
        gap(found.exact(), bound, best.value()),
        shown(found.best(), today).stream().map(one -> roadmap(one, today)).toList(),
        ties(found.best()),
        robustness(shares, draws),
        more,
        why,
        candidates.leftOut(),
        new Optimum.Basis(
            map.asOf(),
            map.currency(),
            String.valueOf(map.segmentation()),
            rules.limits().getFirst().capacity(),
            rules.quarters(),
            question.must(),
            question.mustNot(),
            question.weights().by().name().toLowerCase(java.util.Locale.ROOT),
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

  /** The best of the roadmaps that make most of one segment happy. */
  private Why.Concentrated concentrated(long deadline) {
    List<String> segments = goal.model().segments();
    Chosen most = null;
    String where = "";
    if (segments.size() > 1 && Search.enumerates(goal)) {
      for (int segment = 0; segment < segments.size(); segment++) {
        var only =
            new HappyGoal(
                goal.model().weighted(HappyModel.Weighing.only(segments.get(segment))),
                goal.places());
        List<Chosen> there =
            Search.best(only, rules, Enumeration.Wanted.best(1, deadline), _ -> {}).best();
        if (!there.isEmpty()) {
          Chosen here = new Climb(goal, rules).chosen(there.getFirst().features());
          if (most == null || here.value() > most.value()) {
            most = here;
            where = goal.model().segmentNames().get(segment);
          }
        }
      }
    }
    return new Why.Concentrated(most, where);
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

  private static int ties(List<Chosen> best) {
    List<Chosen> equal = best.stream().filter(one -> one.isAsGoodAs(best.getFirst())).toList();
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
