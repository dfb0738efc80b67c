package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.actors.Wanted;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.trends.Measure;
import io.beachhead.behaviour.trends.TrendQuestion;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Turns a body into a question about a trend, with every mistake named. */
@Component
class TrendsReader {
  private static final Pattern RATIO = Pattern.compile("\\s*([A-J])\\s*/\\s*([A-J])\\s*");

  private static final List<String> OF = List.of("series", "interval", "value", "other");

  private final QuestionReader common;

  TrendsReader(QuestionReader common) {
    this.common = common;
  }

  TrendQuestion question(TrendsBody body) {
    var problems = new ArrayList<ProblemItem>();
    var series = series(body.series(), problems);
    var ratio = ratio(body, series.size(), problems);
    if (body.compare() != null && !body.compare().equals("previous")) {
      problems.add(ProblemItem.of("compare", body.compare(), "must be previous, or left out"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", problems);
    }
    return new TrendQuestion(
        series,
        ratio,
        body.interval() == null ? Interval.DAY : body.interval(),
        common.breakdown(body),
        body.compare() != null,
        body.by() == null ? Unit.PERSON : body.by(),
        body.where() == null ? Map.of() : body.where());
  }

  /**
   * Which number of the answer {@code of} means: by default the whole period of the first series.
   */
  static TrendQuestion.Of of(TrendsBody body) {
    var of = body.of();
    if (of == null || of.isNull()) {
      return new TrendQuestion.Of(0, null, null);
    }
    var problems = new ArrayList<ProblemItem>();
    if (!of.isObject()) {
      problems.add(
          ProblemItem.of("of", of.toString(), "must be an object such as {\"interval\":0}"));
    }
    of.propertyNames().stream()
        .filter(name -> !OF.contains(name))
        .forEach(name ->
            problems.add(
                ProblemItem.of("of." + name, null, "must be one of " + String.join(", ", OF))));
    int series = of.has("series") ? place(of, "series", body.series(), problems) : 0;
    Integer interval =
        of.has("interval") ? Integer.valueOf(place(of, "interval", null, problems)) : null;
    boolean other = of.path("other").asBoolean(false);
    if ((other || of.has("value")) && body.breakdown() == null) {
      problems.add(ProblemItem.of("of.value", null, "needs a breakdown"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", problems);
    }
    var value = of.get("value");
    return new TrendQuestion.Of(
        series,
        interval,
        other || value != null
            ? new Wanted.Group(value == null || value.isNull() ? null : value.asString(), other)
            : null);
  }

  private static int place(
      JsonNode of, String field, @Nullable List<?> among, List<ProblemItem> problems) {
    var asked = of.get(field);
    int most = among == null ? Integer.MAX_VALUE - 1 : among.size() - 1;
    if (!asked.canConvertToInt() || asked.intValue() < 0 || asked.intValue() > most) {
      problems.add(
          ProblemItem.of(
              "of." + field,
              asked.toString(),
              among == null ? "must be a whole number from 0" : "must be 0 to " + most));
      return 0;
    }
    return asked.intValue();
  }

  private static List<TrendQuestion.Series> series(
      @Nullable List<TrendsBody.Series> asked, List<ProblemItem> problems) {
    if (asked == null || asked.isEmpty() || asked.size() > TrendQuestion.MOST_SERIES) {
      problems.add(
          ProblemItem.of(
              "series",
              null,
              "a trend has 1 to %d series, such as {\"event\": \"Signed up\", \"measure\": \"people\"}"
                  .formatted(TrendQuestion.MOST_SERIES)));
      return List.of();
    }
    var series = new ArrayList<TrendQuestion.Series>();
    for (int s = 0; s < asked.size(); s++) {
      series.add(series(asked.get(s), s, problems));
    }
    return series;
  }

  private static TrendQuestion.Series series(
      TrendsBody.Series asked, int place, List<ProblemItem> problems) {
    var measure = asked.measure() == null ? Measure.TOTAL : asked.measure();
    var property = asked.property() == null || asked.property().isBlank() ? null : asked.property();
    var name = measure.name().toLowerCase(Locale.ROOT);
    if (measure.ofProperty() && property == null) {
      problems.add(
          ProblemItem.of(
              "series[%d].property".formatted(place),
              null,
              "the measure %s needs a property with numbers".formatted(name)));
    }
    if (!measure.ofProperty() && property != null) {
      problems.add(
          ProblemItem.of(
              "series[%d].property".formatted(place),
              property,
              "the measure %s counts and takes no property; use sum, mean or a percentile such as p90"
                  .formatted(name)));
    }
    return new TrendQuestion.Series(
        new EventSelector(asked.event(), asked.where() == null ? Map.of() : asked.where()),
        measure,
        property);
  }

  private static TrendQuestion.@Nullable Ratio ratio(
      TrendsBody body, int series, List<ProblemItem> problems) {
    if (body.formula() != null) {
      var letters = RATIO.matcher(body.formula());
      if (!letters.matches()) {
        problems.add(
            ProblemItem.of(
                "formula", body.formula(), "must be a ratio of two series, such as A/B"));
        return null;
      }
      return within(
          "formula",
          letters.group(1).charAt(0) - 'A',
          letters.group(2).charAt(0) - 'A',
          series,
          problems);
    }
    var ratio = body.ratio();
    if (ratio == null) {
      return null;
    }
    if (ratio.numerator() == null || ratio.denominator() == null) {
      problems.add(
          ProblemItem.of(
              "ratio", null, "needs numerator and denominator: numbers of series, from 0"));
      return null;
    }
    return within("ratio", ratio.numerator(), ratio.denominator(), series, problems);
  }

  private static TrendQuestion.@Nullable Ratio within(
      String field, int numerator, int denominator, int series, List<ProblemItem> problems) {
    if (Math.min(numerator, denominator) < 0 || Math.max(numerator, denominator) >= series) {
      problems.add(
          ProblemItem.of(
              field,
              "%d/%d".formatted(numerator, denominator),
              "names a series that is not there; there are %d, counted from 0 (A)"
                  .formatted(series)));
      return null;
    }
    return new TrendQuestion.Ratio(numerator, denominator);
  }
}
