package io.beachhead.roadmap.optimum;

import io.beachhead.value.HappyModel;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why a roadmap was found to be the best, from the numbers of the rivals it beat. */
final class Why implements Explaining {
  /** A segment with so much of the gain is what the roadmap is about. */
  private static final double MOST_OF_IT = 0.6;

  private final HappyGoal goal;
  private final Rules rules;
  private final Candidates candidates;
  private final OptimumQuestion.By by;
  private final String currency;

  Why(HappyGoal goal, Rules rules, Candidates candidates, OptimumQuestion.By by, String currency) {
    this.goal = goal;
    this.rules = rules;
    this.candidates = candidates;
    this.by = by;
    this.currency = currency;
  }

  /**
   * @param inOneSegment the roadmap that makes most of one segment happy and, by the goal itself,
   *     is the best of those; null where there is only one segment
   * @param segment of it
   */
  private record Concentrated(@Nullable Chosen inOneSegment, String segment) {}

  @Override
  public String sentences(Chosen best, @Nullable Double oneMoreWeek, long deadline) {
    double today = goal.value(goal.start());
    List<String> said = new ArrayList<>();
    if (goal.size() == 0) {
      return "There are no features to choose from: none is a candidate with a known effort.";
    }
    if (best.features().isEmpty()) {
      said.add(
          rules.limits().getFirst().capacity() == 0
              ? "With a capacity of 0 nothing that takes time can be built."
              : "Nothing that fits makes more happy than there are today, so it is best to build"
                  + " none of it.");
    } else {
      said.add(
          "%s %s: %s, %s than today, for %s of %s."
              .formatted(
                  Words.join(names(best.features())),
                  best.features().cardinality() == 1 ? "is best" : "are best",
                  counted(best.value()),
                  more(best.value() - today),
                  Format.number(best.weeks(), 1),
                  Words.weeks(rules.limits().getFirst().capacity() * rules.quarters())));
      concentration(best, concentrated(deadline), said);
      byValue(best, said);
    }
    if (oneMoreWeek != null) {
      said.add(
          oneMoreWeek < 0.005
              ? "One more person-week would change nothing."
              : "One more person-week would add %s.".formatted(counted(oneMoreWeek)));
    }
    return String.join(" ", said);
  }

  /** The best of the roadmaps that make most of one segment happy. */
  private Concentrated concentrated(long deadline) {
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
    return new Concentrated(most, where);
  }

  private void concentration(Chosen best, Concentrated rival, List<String> said) {
    double[] gains = gains(best);
    double all = 0;
    int most = 0;
    for (int segment = 0; segment < gains.length; segment++) {
      all += Math.max(0, gains[segment]);
      most = gains[segment] > gains[most] ? segment : most;
    }
    if (all <= 0 || gains.length < 2) {
      return;
    }
    HappyModel model = goal.model();
    if (gains[most] >= MOST_OF_IT * all) {
      said.add(
          "%s of the new happy customers are in %s: together these features carry accounts there over what they need to be happy."
              .formatted(Format.share(gains[most] / all), model.segmentNames().get(most)));
      return;
    }
    List<String> gaining = new ArrayList<>();
    for (int segment = 0; segment < gains.length; segment++) {
      if (gains[segment] >= 0.15 * all) {
        gaining.add(model.segmentNames().get(segment));
      }
    }
    Chosen one = rival.inOneSegment();
    if (gaining.size() > 1 && one != null && best.value() > one.value() && !one.isAsGoodAs(best)) {
      said.add(
          "It spreads over %s, for that beats concentrating: building all for %s would give %s."
              .formatted(Words.join(gaining), rival.segment(), counted(one.value())));
    }
  }

  /** By segment, how many more accounts are happy. */
  private double[] gains(Chosen best) {
    HappyModel model = goal.model();
    double[] gains = new double[model.segments().size()];
    for (int segment = 0; segment < gains.length; segment++) {
      var only =
          new HappyGoal(
              model.weighted(HappyModel.Weighing.only(model.segments().get(segment))),
              goal.places());
      gains[segment] =
          only.value(only.state(best.features().stream().boxed().toList()))
              - only.value(only.start());
    }
    return gains;
  }

  /** What ranking by value would build: a feature after the other, most value per week first. */
  private void byValue(Chosen best, List<String> said) {
    BitSet ranked = Ranking.byValue(goal, rules);
    if (ranked.equals(best.features()) || ranked.isEmpty() || !rules.allow(ranked)) {
      return;
    }
    Chosen other = new Climb(goal, rules).chosen(ranked);
    if (best.value() > other.value() && !other.isAsGoodAs(best)) {
      said.add(
          "Ranked by value per week it would be %s, with %s."
              .formatted(Words.join(names(ranked)), counted(other.value())));
    }
  }

  private List<String> names(BitSet chosen) {
    return candidates.names(chosen.stream().boxed().toList());
  }

  private String counted(double value) {
    return switch (by) {
      case ACCOUNTS ->
          amount(value) + (amount(value).equals("1") ? " happy customer" : " happy customers");
      case ARR -> Format.money(value, currency) + " ARR of happy customers";
      case SEGMENTS -> amount(value) + " by the stated weights";
    };
  }

  private String more(double gain) {
    return by == OptimumQuestion.By.ARR
        ? Format.money(gain, currency) + " more"
        : amount(gain) + " more";
  }

  /** Whole from 10 on, as nobody reads tenths of many customers. */
  private static String amount(double value) {
    return Format.number(value, Math.abs(value) < 10 ? 1 : 0);
  }
}
