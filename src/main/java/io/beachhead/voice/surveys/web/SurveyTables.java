package io.beachhead.voice.surveys.web;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.Fill;
import io.beachhead.web.chart.PriceCurves;
import io.beachhead.web.chart.RangeBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the results of a survey into tables. */
final class SurveyTables {
  private static final String UNKNOWN = "not known";

  private SurveyTables() {}

  static List<SurveyPage.Table> of(SurveyResults results) {
    return switch (results) {
      case SurveyResults.Promoters nps -> promoters(nps);
      case SurveyResults.Plans plans -> plans(plans);
      case SurveyResults.Outcomes outcomes -> outcomes(outcomes);
      case SurveyResults.MaxDiff maxDiff -> maxDiff(maxDiff);
      case SurveyResults.Prices prices -> prices(prices);
    };
  }

  static SurveyPage.@Nullable Chart chart(SurveyResults results) {
    return switch (results) {
      case SurveyResults.MaxDiff maxDiff -> shares(maxDiff);
      case SurveyResults.Prices prices -> curves(prices);
      default -> null;
    };
  }

  private static SurveyPage.@Nullable Chart curves(SurveyResults.Prices prices) {
    var curves = prices.curves();
    var points = prices.prices();
    if (curves == null || points == null) {
      return null;
    }
    return new SurveyPage.Chart(
        "How people see each price",
        new PriceCurves(
                "Four curves of shares of people over the price, and where they cross",
                Axis.upTo(curves.prices().getLast()),
                curves.prices(),
                List.of(
                    new PriceCurves.Curve("too cheap", true, curves.tooCheap()),
                    new PriceCurves.Curve("cheap", false, curves.cheap()),
                    new PriceCurves.Curve("expensive", false, curves.expensive()),
                    new PriceCurves.Curve("too expensive", true, curves.tooExpensive())),
                List.of(
                    new PriceCurves.Point("Marginal cheapness", points.marginalCheapness()),
                    new PriceCurves.Point("Optimal", points.optimal()),
                    new PriceCurves.Point("Indifference", points.indifference()),
                    new PriceCurves.Point(
                        "Marginal expensiveness", points.marginalExpensiveness())))
            .draw(680));
  }

  private static SurveyPage.@Nullable Chart shares(SurveyResults.MaxDiff maxDiff) {
    List<RangeBars.Row> rows = new ArrayList<>();
    for (SurveyResults.Item item : maxDiff.items()) {
      Interval share = item.share();
      if (share != null) {
        rows.add(new RangeBars.Row(item.text(), List.of(new RangeBars.Bar("", Fill.WHOLE, share))));
      }
    }
    return rows.isEmpty()
        ? null
        : new SurveyPage.Chart(
            "Shares of preference", new RangeBars("Shares of preference", rows).draw(640, 220));
  }

  static List<String> reasons(SurveyResults results) {
    return switch (results) {
      case SurveyResults.Promoters nps -> words(nps.reasons());
      case SurveyResults.Plans plans -> words(plans.reasons());
      default -> List.of();
    };
  }

  private static List<String> words(List<SurveyResults.Reason> reasons) {
    return reasons.stream()
        .map(each -> (each.answer() == null ? "" : each.answer() + ": ") + each.text())
        .toList();
  }

  private static List<SurveyPage.Table> promoters(SurveyResults.Promoters nps) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Everybody",
            Format.count(nps.respondents()),
            range(nps.score(), 0),
            Format.count(nps.promoters()),
            Format.count(nps.passives()),
            Format.count(nps.detractors())));
    nps.segments()
        .forEach(each ->
            rows.add(
                List.of(
                    each.name(),
                    Format.count(each.respondents()),
                    range(each.score(), 0),
                    Format.count(each.promoters()),
                    Format.count(each.passives()),
                    Format.count(each.detractors()))));
    return List.of(
        new SurveyPage.Table(
            "Net promoter score",
            List.of("Who", "Answers", "Score", "Promoters", "Passives", "Detractors"),
            rows,
            "From −100 to 100; ranges at 80%."));
  }

  private static List<SurveyPage.Table> plans(SurveyResults.Plans plans) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(plan("Everybody", plans.respondents(), plans.stay(), plans.plans()));
    plans
        .segments()
        .forEach(
            each -> rows.add(plan(each.name(), each.respondents(), each.stay(), each.plans())));
    return List.of(
        new SurveyPage.Table(
            "Stay or leave",
            List.of("Who", "Answers", "Share that stays", "Stay", "Do not know", "Leave"),
            rows,
            "Ranges at 80%."));
  }

  private static List<String> plan(
      String who, int respondents, @Nullable Interval stay, Map<String, Integer> plans) {
    return List.of(
        who,
        Format.count(respondents),
        stay == null
            ? UNKNOWN
            : Format.share(stay.mid()) + " (" + Format.shareRange(stay.low(), stay.high()) + ")",
        Format.count(plans.getOrDefault("stay", 0)),
        Format.count(plans.getOrDefault("unsure", 0)),
        Format.count(plans.getOrDefault("leave", 0)));
  }

  private static List<SurveyPage.Table> outcomes(SurveyResults.Outcomes outcomes) {
    List<SurveyPage.Table> tables = new ArrayList<>();
    tables.add(outcomes("Everybody", outcomes.items()));
    outcomes.segments().forEach(each -> tables.add(outcomes(each.name(), each.items())));
    return tables;
  }

  private static SurveyPage.Table outcomes(String who, List<SurveyResults.Outcome> items) {
    return new SurveyPage.Table(
        who,
        List.of("Outcome", "Answers", "Importance", "Satisfaction", "Opportunity"),
        items.stream()
            .map(item ->
                List.of(
                    item.text(),
                    Format.count(item.respondents()),
                    range(item.importance(), 1),
                    range(item.satisfaction(), 1),
                    range(item.opportunity(), 1)))
            .toList(),
        "Importance and satisfaction from 0 to 10, opportunity from 0 to 20; ranges at 80%.");
  }

  private static List<SurveyPage.Table> maxDiff(SurveyResults.MaxDiff maxDiff) {
    List<SurveyPage.Table> tables = new ArrayList<>();
    tables.add(items("Everybody", maxDiff.items(), maxDiff.notEnoughData()));
    maxDiff
        .segments()
        .forEach(each -> {
          List<SurveyResults.Item> items = each.items();
          tables.add(
              items(
                  each.name() + ", " + Format.count(each.respondents()) + " answered",
                  items == null ? List.of() : items,
                  each.notEnoughData()));
        });
    return tables;
  }

  private static SurveyPage.Table items(
      String who, List<SurveyResults.Item> items, @Nullable NotEnoughData missing) {
    return new SurveyPage.Table(
        who,
        List.of("Item", "Best", "Worst", "Shown", "Score", "Utility", "Share of preference"),
        items.stream()
            .map(item -> {
              Double score = item.score();
              Interval share = item.share();
              return List.of(
                  item.text(),
                  Format.count(item.best()),
                  Format.count(item.worst()),
                  Format.count(item.shown()),
                  score == null ? UNKNOWN : Format.number(score, 2),
                  range(item.utility(), 2),
                  share == null
                      ? UNKNOWN
                      : Format.share(share.mid())
                          + " ("
                          + Format.shareRange(share.low(), share.high())
                          + ")");
            })
            .toList(),
        missing == null
            ? "Score is (best − worst) ÷ shown; utility in log odds above the reference; ranges at"
                + " 80%."
            : "%s There are %d of %d.".formatted(missing.why(), missing.have(), missing.need()));
  }

  private static List<SurveyPage.Table> prices(SurveyResults.Prices prices) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(prices("Everybody", prices.prices()));
    prices.segments().forEach(each -> rows.add(prices(each.name(), each.prices())));
    NotEnoughData missing = prices.notEnoughData();
    return List.of(
        new SurveyPage.Table(
            "Prices",
            List.of(
                "Who",
                "Answers",
                "Marginal cheapness",
                "Optimal",
                "Indifference",
                "Marginal expensiveness"),
            rows,
            missing == null
                ? "Marginal cheapness: below it more people doubt the quality than find it cheap"
                    + " enough. Optimal: as many find it too cheap as too expensive."
                    + " Indifference: as many find it cheap as expensive. Marginal expensiveness:"
                    + " above it more"
                    + " people refuse than accept. %sRanges at 80%%, from resampling people."
                        .formatted(leftOut(prices.prices()))
                : "%s There are %d of %d."
                    .formatted(missing.why(), missing.have(), missing.need())));
  }

  private static String leftOut(SurveyResults.@Nullable PricePoints points) {
    return points == null || points.leftOut() == 0
        ? ""
        : "%s left out: their four prices are not in order. "
            .formatted(
                points.leftOut() == 1
                    ? "1 person is"
                    : Format.count(points.leftOut()) + " people are");
  }

  private static List<String> prices(String who, SurveyResults.@Nullable PricePoints points) {
    return points == null
        ? List.of(who, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
        : List.of(
            who,
            Format.count(points.n()),
            range(points.marginalCheapness(), 0),
            range(points.optimal(), 0),
            range(points.indifference(), 0),
            range(points.marginalExpensiveness(), 0));
  }

  private static String range(@Nullable Interval range, int decimals) {
    return range == null
        ? UNKNOWN
        : "%s (%s to %s)"
            .formatted(
                Format.number(range.mid(), decimals),
                Format.number(range.low(), decimals),
                Format.number(range.high(), decimals));
  }
}
