package io.beachhead.roadmap.optimum;

import io.beachhead.runs.Progress;
import io.beachhead.web.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the least effort that makes a share of one segment's accounts happy, by halving the
 * effort between one that is enough and one that is not; and for the best at efforts on the way.
 */
final class Cheapest {
  /** Efforts that are shown on the way. */
  private static final int STEPS = 6;

  /** Efforts are told apart to a tenth of a week. */
  private static final double TENTH = 0.1;

  /** Halvings of the largest effort there can be, at most. */
  private static final int HALVINGS = 24;

  /** How far a share may fall short by rounding. */
  private static final double ROUNDING = 1e-9;

  private final HappyGoal goal;
  private final Rules rules;
  private final Candidates candidates;
  private final SegmentQuestion question;
  private final String name;
  private final int accounts;
  private final TreeMap<Double, Chosen> found = new TreeMap<>();
  private final long deadline;
  private boolean exact = true;

  /**
   * @param goal happy accounts of the segment alone
   * @param rules without a capacity
   * @param segment its place in the model
   */
  Cheapest(
      HappyGoal goal, Rules rules, Candidates candidates, SegmentQuestion question, int segment) {
    this.goal = goal;
    this.rules = rules.excluding(useless(goal, rules));
    this.candidates = candidates;
    this.question = question;
    this.name = goal.model().segmentNames().get(segment);
    this.accounts = goal.model().paying(segment);
    this.deadline =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.round(question.seconds() * 1000));
  }

  /** What must not be built, and all that changes nothing in the segment. */
  private static BitSet useless(HappyGoal goal, Rules rules) {
    BitSet all = new BitSet();
    all.set(0, goal.size());
    BitSet useful = (BitSet) rules.must().clone();
    double none = value(goal, new BitSet());
    double whole = value(goal, all);
    for (int feature = 0; feature < goal.size(); feature++) {
      BitSet one = new BitSet();
      one.set(feature);
      BitSet others = (BitSet) all.clone();
      others.clear(feature);
      if (value(goal, one) != none || value(goal, others) != whole) {
        useful.set(feature);
      }
    }
    BitSet useless = (BitSet) all.clone();
    useless.andNot(rules.closure(useful));
    useless.or(rules.mustNot());
    return useless;
  }

  private static double value(HappyGoal goal, BitSet features) {
    return goal.value(goal.state(features.stream().boxed().toList()));
  }

  SegmentAnswer answer(LocalDate asOf, Progress progress) {
    progress.expect(HALVINGS + STEPS);
    double today = goal.value(goal.start());
    double enough = question.share() * accounts - ROUNDING;
    Chosen most = best(rules.weeks(all()));
    progress.advance(1);
    Chosen cheapest = most.value() >= enough ? least(enough, most, progress) : null;
    double reach = cheapest == null ? most.weeks() : Math.max(cheapest.weeks(), TENTH);
    for (int step = 1; step <= STEPS; step++) {
      best(reach * step / STEPS);
      progress.advance(1);
    }
    best(0);
    return new SegmentAnswer(
        asOf,
        question,
        name,
        accounts,
        today,
        cheapest == null ? null : step(cheapest),
        steps(cheapest),
        exact,
        why(today, most, cheapest),
        candidates.leftOut());
  }

  private BitSet all() {
    BitSet all = new BitSet();
    all.set(0, goal.size());
    return all;
  }

  /** The best within an effort. */
  private Chosen best(double weeks) {
    Rules within = rules.within(Math.max(weeks, rules.weeks(rules.closure(rules.must()))));
    Found search = Search.best(goal, within, Enumeration.Wanted.best(1, deadline), _ -> {});
    exact &= search.exact();
    Chosen best =
        search.best().isEmpty()
            ? new Climb(goal, within).chosen(rules.closure(rules.must()))
            : search.best().getFirst();
    found.merge(best.weeks(), best, (a, b) -> a.value() >= b.value() ? a : b);
    return best;
  }

  private Chosen least(double enough, Chosen most, Progress progress) {
    Chosen least = most;
    double tooLittle = -TENTH;
    for (int i = 1; i < HALVINGS && least.weeks() - tooLittle > TENTH + Rules.ROUNDING; i++) {
      // A tenth below the least so far, or halfway to what is known to be too little.
      double middle = Math.floor((least.weeks() + tooLittle) / 2 / TENTH) * TENTH;
      double weeks = Math.min(Math.max(middle, tooLittle + TENTH), least.weeks() - TENTH);
      Chosen there = best(weeks);
      if (there.value() >= enough) {
        least = there;
      } else {
        tooLittle = weeks;
      }
      progress.advance(1);
    }
    return least;
  }

  /** Each with more happy accounts than all of less effort; up to the cheapest where there is. */
  private List<SegmentAnswer.Step> steps(@Nullable Chosen cheapest) {
    List<SegmentAnswer.Step> steps = new ArrayList<>();
    double most = Double.NEGATIVE_INFINITY;
    List<Chosen> shown = new ArrayList<>();
    for (Chosen one : found.values()) {
      boolean isBeyond = cheapest != null && one.weeks() > cheapest.weeks() + Rules.ROUNDING;
      if (one.value() > most + ROUNDING && !isBeyond) {
        most = one.value();
        shown.add(one);
      }
    }
    for (Chosen one : thinned(shown)) {
      steps.add(step(one));
    }
    return steps;
  }

  /** The first, the last, and those between that are furthest apart. */
  private static List<Chosen> thinned(List<Chosen> all) {
    List<Chosen> left = new ArrayList<>(all);
    while (left.size() > STEPS + 1) {
      int closest = 1;
      for (int i = 2; i < left.size() - 1; i++) {
        if (width(left, i) < width(left, closest)) {
          closest = i;
        }
      }
      left.remove(closest);
    }
    left.sort(Comparator.comparingDouble(Chosen::weeks));
    return left;
  }

  private static double width(List<Chosen> of, int at) {
    return of.get(at + 1).weeks() - of.get(at - 1).weeks();
  }

  private SegmentAnswer.Step step(Chosen one) {
    return new SegmentAnswer.Step(
        one.features().stream().mapToObj(at -> candidates.features().get(at).key()).toList(),
        one.weeks(),
        one.value(),
        one.value() / accounts);
  }

  private String why(double today, Chosen most, @Nullable Chosen cheapest) {
    List<String> said = new ArrayList<>();
    said.add(
        "Of the %s that pay in %s, %s (%s) %s happy today."
            .formatted(
                Format.count(accounts, "account"),
                name,
                amount(today),
                Format.share(today / accounts),
                amount(today).equals("1") ? "is" : "are"));
    if (cheapest == null) {
      said.add(
          most.features().isEmpty()
              ? "No candidate changes that."
              : "Even %s for %s would make no more than %s happy: %s is out of reach with the"
                      .formatted(
                          names(most),
                          Words.weeks(most.weeks()),
                          Format.share(most.value() / accounts),
                          Format.share(question.share()))
                  + " features there are.");
    } else if (cheapest.features().isEmpty()) {
      said.add("That is %s already.".formatted(Format.share(question.share())));
    } else {
      said.add(
          "%s for %s would make %s of them happy, %s: %s."
              .formatted(
                  names(cheapest),
                  Words.weeks(cheapest.weeks()),
                  amount(cheapest.value()),
                  Format.share(cheapest.value() / accounts),
                  exact
                      ? "less effort is not enough for %s".formatted(Format.share(question.share()))
                      : "the least effort that was found in the time there was"));
    }
    return String.join(" ", said);
  }

  private String names(Chosen one) {
    return Words.join(candidates.names(one.features().stream().boxed().toList()));
  }

  private static String amount(double value) {
    return Format.number(value, Math.abs(value) < 10 ? 1 : 0);
  }
}
