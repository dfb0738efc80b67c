package io.beachhead.voice.surveys.web;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.survey.PriceSensitivity;
import io.beachhead.voice.surveys.SurveyKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a survey says, by kind. Intervals hold 80%. */
sealed interface SurveyResults {
  /** A segment with the figures of its respondents. */
  interface OfSegment {
    String key();

    int respondents();
  }

  /**
   * Who would recommend us.
   *
   * @param score −100 to 100; null where nobody answered
   * @param promoters answers of 9 and 10
   * @param passives answers of 7 and 8
   * @param detractors answers of 0 to 6
   * @param reasons in their words
   */
  record Promoters(
      SurveyKind kind,
      int respondents,
      @Nullable Interval score,
      int promoters,
      int passives,
      int detractors,
      List<PromotersOfSegment> segments,
      List<Reason> reasons)
      implements SurveyResults {}

  /** The same of a segment. */
  record PromotersOfSegment(
      String key,
      String name,
      int respondents,
      @Nullable Interval score,
      int promoters,
      int passives,
      int detractors)
      implements OfSegment {}

  /**
   * Why somebody answers as they do.
   *
   * @param answer what it is the reason for
   * @param account id
   */
  record Reason(String text, @Nullable String answer, @Nullable String account) {}

  /**
   * Who plans to stay.
   *
   * @param plans how many plan to stay, to leave, or do not know
   * @param stay share that plans to stay; null where nobody answered
   */
  record Plans(
      SurveyKind kind,
      int respondents,
      Map<String, Integer> plans,
      @Nullable Interval stay,
      List<PlansOfSegment> segments,
      List<Reason> reasons)
      implements SurveyResults {}

  /** The same of a segment. */
  record PlansOfSegment(
      String key, String name, int respondents, Map<String, Integer> plans, @Nullable Interval stay)
      implements OfSegment {}

  /** How important and how well served each item is. */
  record Outcomes(
      SurveyKind kind, int respondents, List<Outcome> items, List<OutcomesOfSegment> segments)
      implements SurveyResults {}

  /** The same of a segment. */
  record OutcomesOfSegment(String key, String name, int respondents, List<Outcome> items)
      implements OfSegment {}

  /**
   * One item.
   *
   * @param importance 0 to 10; null where nobody rated both
   * @param satisfaction 0 to 10
   * @param opportunity 0 to 20
   */
  record Outcome(
      String key,
      String text,
      int respondents,
      @Nullable Interval importance,
      @Nullable Interval satisfaction,
      @Nullable Interval opportunity) {}

  /**
   * Which items are wanted most.
   *
   * @param sets answered ones
   * @param reference key of the item whose utility is 0
   * @param logLikelihood of the conditional logit; null where it cannot be fitted
   * @param individuals what single people want, from {@code individuals=true}; null otherwise
   */
  record MaxDiff(
      SurveyKind kind,
      int respondents,
      int sets,
      String reference,
      List<Item> items,
      @Nullable Double logLikelihood,
      @Nullable NotEnoughData notEnoughData,
      List<MaxDiffOfSegment> segments,
      @Nullable Individuals individuals)
      implements SurveyResults {}

  /** The same of a segment; {@code items} is null below 30 respondents. */
  record MaxDiffOfSegment(
      String key,
      String name,
      int respondents,
      @Nullable List<Item> items,
      @Nullable Double logLikelihood,
      @Nullable NotEnoughData notEnoughData)
      implements OfSegment {}

  /**
   * One item.
   *
   * @param score (best − worst) / shown; null where it was never shown
   * @param utility in log odds above the reference; null where it cannot be fitted
   * @param share of preference; the middles add up to 1
   * @param worth to an account per year, in the workspace's currency; null without an anchor
   */
  record Item(
      String key,
      String text,
      @Nullable String feature,
      int best,
      int worst,
      int shown,
      @Nullable Double score,
      @Nullable Interval utility,
      @Nullable Interval share,
      @Nullable Interval worth) {}

  /**
   * Hierarchical Bayes.
   *
   * @param mean of the group, by item
   * @param spread standard deviation between people, by item
   * @param rootLikelihood mean chance of the answers given
   */
  record Individuals(
      Map<String, Double> mean,
      Map<String, Double> spread,
      double rootLikelihood,
      List<Person> people) {}

  /** Utilities of one person, by item. */
  record Person(String respondent, @Nullable String account, Map<String, Double> utilities) {}

  /**
   * Which prices people find right.
   *
   * @param curves shares of people by price; null where too few named their prices in order
   */
  record Prices(
      SurveyKind kind,
      int respondents,
      @Nullable PricePoints prices,
      PriceSensitivity.@Nullable Curves curves,
      @Nullable NotEnoughData notEnoughData,
      List<PricesOfSegment> segments)
      implements SurveyResults {}

  /** The same of a segment. */
  record PricesOfSegment(
      String key,
      String name,
      int respondents,
      @Nullable PricePoints prices,
      @Nullable NotEnoughData notEnoughData)
      implements OfSegment {}

  /**
   * Where the curves cross, in the currency people answered in.
   *
   * @param n people whose four prices are in order
   * @param leftOut people whose prices are not
   */
  record PricePoints(
      Interval marginalCheapness,
      Interval optimal,
      Interval indifference,
      Interval marginalExpensiveness,
      int n,
      int leftOut) {}
}
