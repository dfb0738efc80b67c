package io.beachhead.voice.surveys.web;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Csv;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of a survey as a table with a row per figure: segment, item, figure, its range (80%)
 * and how many people it rests on. Segment {@code all} is everybody.
 */
final class ResultsCsv {
  private static final String ALL = "all";

  private final Csv csv;

  private ResultsCsv(Csv csv) {
    this.csv = csv;
  }

  static void write(SurveyResults results, Csv csv) {
    csv.row("segment", "item", "figure", "low", "mid", "high", "respondents");
    var table = new ResultsCsv(csv);
    switch (results) {
      case SurveyResults.Promoters nps -> table.promoters(nps);
      case SurveyResults.Plans plans -> table.plans(plans);
      case SurveyResults.Outcomes outcomes -> table.outcomes(outcomes);
      case SurveyResults.MaxDiff maxDiff -> table.maxDiff(maxDiff);
      case SurveyResults.Prices prices -> table.prices(prices);
    }
  }

  private void promoters(SurveyResults.Promoters nps) {
    promoters(ALL, nps.score(), List.of(nps.promoters(), nps.passives(), nps.detractors()));
    for (var each : nps.segments()) {
      promoters(
          each.key(), each.score(), List.of(each.promoters(), each.passives(), each.detractors()));
    }
  }

  private void promoters(String segment, @Nullable Interval score, List<Integer> counts) {
    int people = counts.stream().mapToInt(Integer::intValue).sum();
    range(segment, "", "score", score, people);
    count(segment, "", "promoters", counts.get(0), people);
    count(segment, "", "passives", counts.get(1), people);
    count(segment, "", "detractors", counts.get(2), people);
  }

  private void plans(SurveyResults.Plans plans) {
    plans(ALL, plans.stay(), plans.plans(), plans.respondents());
    plans.segments().forEach(s -> plans(s.key(), s.stay(), s.plans(), s.respondents()));
  }

  private void plans(
      String segment, @Nullable Interval stay, Map<String, Integer> plans, int people) {
    range(segment, "", "share that stays", stay, people);
    plans.forEach((plan, count) -> count(segment, "", plan, count, people));
  }

  private void outcomes(SurveyResults.Outcomes outcomes) {
    outcomes(ALL, outcomes.items());
    outcomes.segments().forEach(s -> outcomes(s.key(), s.items()));
  }

  private void outcomes(String segment, List<SurveyResults.Outcome> items) {
    for (var item : items) {
      range(segment, item.key(), "importance", item.importance(), item.respondents());
      range(segment, item.key(), "satisfaction", item.satisfaction(), item.respondents());
      range(segment, item.key(), "opportunity", item.opportunity(), item.respondents());
    }
  }

  private void maxDiff(SurveyResults.MaxDiff maxDiff) {
    items(ALL, maxDiff.items(), maxDiff.respondents());
    for (var segment : maxDiff.segments()) {
      var items = segment.items();
      items(segment.key(), items == null ? List.of() : items, segment.respondents());
    }
  }

  private void items(String segment, List<SurveyResults.Item> items, int people) {
    for (var item : items) {
      count(segment, item.key(), "best", item.best(), people);
      count(segment, item.key(), "worst", item.worst(), people);
      count(segment, item.key(), "shown", item.shown(), people);
      csv.row(segment, item.key(), "score", null, item.score(), null, people);
      range(segment, item.key(), "utility", item.utility(), people);
      range(segment, item.key(), "share of preference", item.share(), people);
      range(segment, item.key(), "worth a year", item.worth(), people);
    }
  }

  private void prices(SurveyResults.Prices prices) {
    points(ALL, prices.prices());
    prices.segments().forEach(s -> points(s.key(), s.prices()));
  }

  private void points(String segment, SurveyResults.@Nullable PricePoints points) {
    if (points != null) {
      range(segment, "", "marginal cheapness", points.marginalCheapness(), points.n());
      range(segment, "", "optimal", points.optimal(), points.n());
      range(segment, "", "indifference", points.indifference(), points.n());
      range(segment, "", "marginal expensiveness", points.marginalExpensiveness(), points.n());
    }
  }

  private void range(
      String segment, String item, String figure, @Nullable Interval range, int people) {
    csv.row(
        segment,
        item,
        figure,
        range == null ? null : range.low(),
        range == null ? null : range.mid(),
        range == null ? null : range.high(),
        people);
  }

  private void count(String segment, String item, String figure, int count, int people) {
    csv.row(segment, item, figure, null, count, null, people);
  }
}
