package io.beachhead.voice.surveys;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.survey.BestWorstAnswer;
import io.beachhead.statistics.survey.BestWorstCounts;
import io.beachhead.statistics.survey.BestWorstIndividuals;
import io.beachhead.statistics.survey.BestWorstLogit;
import io.beachhead.statistics.survey.NetPromoterScore;
import io.beachhead.statistics.survey.Opportunity;
import io.beachhead.statistics.survey.PriceSensitivity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the answers to a survey add up to. */
public final class SurveyFigures {
  /** Respondents below which no model is fitted to a segment. */
  public static final int NEEDED = 30;

  private SurveyFigures() {}

  /** How many people answered. */
  public static int respondents(Collection<Answer> answers) {
    return (int) answers.stream().map(Answer::respondent).distinct().count();
  }

  /** Who would recommend us. */
  public static NetPromoterScore promoters(Collection<Answer> answers) {
    return NetPromoterScore.of(
        answers.stream()
            .filter(answer -> !answer.question().equals(AnswerRules.WHY))
            .flatMap(answer -> Optional.ofNullable(answer.answer()).stream())
            .map(Integer::valueOf)
            .toList());
  }

  /** How many plan to stay, to leave, or do not know yet. */
  public static Map<String, Integer> plans(Collection<Answer> answers) {
    Map<String, Integer> plans = new LinkedHashMap<>();
    List.of("stay", "unsure", "leave").forEach(plan -> plans.put(plan, 0));
    answers.stream()
        .filter(answer -> answer.question().equals(AnswerRules.PLAN))
        .flatMap(answer -> Optional.ofNullable(answer.answer()).stream())
        .forEach(plan -> plans.merge(plan.toLowerCase(Locale.ROOT), 1, Integer::sum));
    return plans;
  }

  /** Importance and satisfaction of an item; empty where nobody rated both. */
  public static Optional<Opportunity> opportunity(Collection<Answer> answers, String item) {
    Map<String, double[]> byRespondent = new TreeMap<>();
    for (Answer answer : answers) {
      String rating = answer.answer();
      boolean importance = answer.question().equals(item + "/" + AnswerRules.IMPORTANCE);
      if (rating != null
          && (importance || answer.question().equals(item + "/" + AnswerRules.SATISFACTION))) {
        byRespondent.computeIfAbsent(answer.respondent(), _ -> new double[2])[importance ? 0 : 1] =
            Double.parseDouble(rating);
      }
    }
    return Opportunity.of(
        byRespondent.values().stream()
            .filter(both -> both[0] > 0 && both[1] > 0)
            .map(both -> new Opportunity.Rating(both[0], both[1]))
            .toList());
  }

  /** The prices people named; those of whoever named fewer than four are left out. */
  public static List<PriceSensitivity.Prices> prices(Collection<Answer> answers) {
    Map<String, Map<String, Double>> byRespondent = new TreeMap<>();
    for (Answer answer : answers) {
      String price = answer.answer();
      if (price != null) {
        byRespondent
            .computeIfAbsent(answer.respondent(), _ -> new HashMap<>())
            .put(answer.question(), Double.parseDouble(price));
      }
    }
    return byRespondent.values().stream()
        .filter(each -> each.keySet().containsAll(AnswerRules.PRICES))
        .map(each ->
            new PriceSensitivity.Prices(
                each.getOrDefault("too-cheap", 0.0),
                each.getOrDefault("cheap", 0.0),
                each.getOrDefault("expensive", 0.0),
                each.getOrDefault("too-expensive", 0.0)))
        .toList();
  }

  /**
   * What a MaxDiff survey says.
   *
   * @param respondents people who answered a set
   * @param sets answered ones
   * @param counts of each item, in the survey's order
   * @param fit of the conditional logit; the reference is the anchor, else the item with the lowest
   *     score
   * @param reference number of that item
   */
  public record MaxDiff(
      int respondents,
      int sets,
      List<BestWorstCounts> counts,
      BestWorstLogit.Result fit,
      int reference) {

    /** What each item is worth to an account per year; empty without an anchor. */
    public List<Interval> worth(Survey survey) {
      Double anchor = survey.items().get(reference).worth();
      return anchor != null && fit instanceof BestWorstLogit.Utilities utilities
          ? utilities.utility().stream()
              .map(utility -> utility.map(u -> anchor * Math.exp(u)))
              .toList()
          : List.of();
    }
  }

  /**
   * Counts and fits.
   *
   * @param reference number of the item whose utility is 0; null for the anchor, else the item with
   *     the lowest score
   */
  public static MaxDiff maxDiff(
      Survey survey, Collection<Answer> answers, @Nullable Integer reference) {
    People people = people(survey, answers);
    int items = survey.items().size();
    List<BestWorstCounts> counts = BestWorstCounts.of(people.answers, items);
    int against = reference == null ? reference(survey, counts) : reference;
    return new MaxDiff(
        people.names.size(),
        people.answers.size(),
        counts,
        BestWorstLogit.fit(people.answers, items, against),
        against);
  }

  /**
   * What single people want.
   *
   * @param names respondents, in the order of the model's people
   */
  public record Individuals(List<String> names, BestWorstIndividuals model) {}

  /** Hierarchical Bayes; empty below {@link #NEEDED} people or beyond what can be waited for. */
  public static Optional<Individuals> individuals(
      Survey survey, Collection<Answer> answers, int reference) {
    People people = people(survey, answers);
    if (people.names.size() < NEEDED || people.answers.size() > BestWorstIndividuals.MOST_ANSWERS) {
      return Optional.empty();
    }
    return Optional.of(
        new Individuals(
            List.copyOf(people.names.keySet()),
            BestWorstIndividuals.fit(
                people.answers, people.names.size(), survey.items().size(), reference)));
  }

  private record People(LinkedHashMap<String, Integer> names, List<BestWorstAnswer> answers) {}

  private static People people(Survey survey, Collection<Answer> answers) {
    var names = new LinkedHashMap<String, Integer>();
    List<BestWorstAnswer> usable = new ArrayList<>();
    for (Answer answer : answers) {
      String best = answer.best();
      String worst = answer.worst();
      if (best != null && worst != null) {
        int person = names.computeIfAbsent(answer.respondent(), _ -> names.size());
        usable.add(
            new BestWorstAnswer(
                person,
                answer.shown().stream().map(survey::indexOf).toList(),
                survey.indexOf(best),
                survey.indexOf(worst)));
      }
    }
    return new People(names, usable);
  }

  private static int reference(Survey survey, List<BestWorstCounts> counts) {
    int lowest = 0;
    for (int item = 0; item < counts.size(); item++) {
      if (survey.items().get(item).worth() != null) {
        return item;
      }
      if (score(counts.get(item)) < score(counts.get(lowest))) {
        lowest = item;
      }
    }
    return lowest;
  }

  private static double score(BestWorstCounts counts) {
    return counts.shown() == 0 ? 0 : counts.score();
  }
}
