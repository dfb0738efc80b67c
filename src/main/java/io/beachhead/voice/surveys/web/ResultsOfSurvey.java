package io.beachhead.voice.surveys.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.survey.BestWorstCounts;
import io.beachhead.statistics.survey.BestWorstLogit;
import io.beachhead.statistics.survey.PriceSensitivity;
import io.beachhead.voice.speaker.Segments;
import io.beachhead.voice.surveys.Answer;
import io.beachhead.voice.surveys.AnswerRules;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyFigures;
import io.beachhead.voice.surveys.SurveyItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works out what the answers to one survey say, as a whole and by segment. */
final class ResultsOfSurvey {
  private static final int REASONS = 200;

  private final Survey survey;
  private final List<Answer> answers;
  private final Segments.Division division;

  ResultsOfSurvey(Survey survey, List<Answer> answers, Segments.Division division) {
    this.survey = survey;
    this.answers = answers;
    this.division = division;
  }

  SurveyResults results(boolean individuals) {
    return switch (survey.kind()) {
      case NPS -> promoters();
      case STAY_OR_LEAVE -> plans();
      case OUTCOMES -> outcomes();
      case MAXDIFF -> maxDiff(individuals);
      case VAN_WESTENDORP -> prices();
    };
  }

  private List<Answer> of(AccountGroup segment) {
    return answers.stream()
        .filter(answer -> {
          AccountGroup group = division.of(answer.account());
          return group != null && group.key().equals(segment.key());
        })
        .toList();
  }

  private <T> List<T> bySegment(Function<AccountGroup, T> figures) {
    return division.all().stream().map(figures).toList();
  }

  private SurveyResults promoters() {
    var all = SurveyFigures.promoters(answers);
    return new SurveyResults.Promoters(
        survey.kind(),
        SurveyFigures.respondents(answers),
        all.score().orElse(null),
        all.promoters(),
        all.passives(),
        all.detractors(),
        bySegment(segment -> {
          var nps = SurveyFigures.promoters(of(segment));
          return new SurveyResults.PromotersOfSegment(
              segment.key(),
              segment.name(),
              nps.n(),
              nps.score().orElse(null),
              nps.promoters(),
              nps.passives(),
              nps.detractors());
        }),
        reasons());
  }

  private List<SurveyResults.Reason> reasons() {
    Map<String, @Nullable String> answered = new LinkedHashMap<>();
    answers.stream()
        .filter(answer -> !answer.question().equals(AnswerRules.WHY))
        .forEach(answer -> answered.put(answer.respondent(), answer.answer()));
    return answers.stream()
        .filter(answer -> answer.question().equals(AnswerRules.WHY))
        .limit(REASONS)
        .map(answer ->
            new SurveyResults.Reason(
                Objects.requireNonNullElse(answer.answer(), ""),
                answered.get(answer.respondent()),
                answer.account()))
        .toList();
  }

  private SurveyResults plans() {
    return new SurveyResults.Plans(
        survey.kind(),
        SurveyFigures.respondents(answers),
        SurveyFigures.plans(answers),
        stay(answers),
        bySegment(segment -> {
          List<Answer> theirs = of(segment);
          return new SurveyResults.PlansOfSegment(
              segment.key(),
              segment.name(),
              SurveyFigures.respondents(theirs),
              SurveyFigures.plans(theirs),
              stay(theirs));
        }),
        reasons());
  }

  private static @Nullable Interval stay(List<Answer> answers) {
    Map<String, Integer> plans = SurveyFigures.plans(answers);
    int n = plans.values().stream().mapToInt(Integer::intValue).sum();
    return n == 0 ? null : BinomialInterval.jeffreys(plans.getOrDefault("stay", 0), n);
  }

  private SurveyResults outcomes() {
    return new SurveyResults.Outcomes(
        survey.kind(),
        SurveyFigures.respondents(answers),
        outcomes(answers),
        bySegment(segment -> {
          List<Answer> theirs = of(segment);
          return new SurveyResults.OutcomesOfSegment(
              segment.key(), segment.name(), SurveyFigures.respondents(theirs), outcomes(theirs));
        }));
  }

  private List<SurveyResults.Outcome> outcomes(List<Answer> theirs) {
    return survey.items().stream()
        .map(item -> {
          var rated = SurveyFigures.opportunity(theirs, item.key()).orElse(null);
          return new SurveyResults.Outcome(
              item.key(),
              item.text(),
              rated == null ? 0 : rated.n(),
              rated == null ? null : rated.importance(),
              rated == null ? null : rated.satisfaction(),
              rated == null ? null : rated.opportunity());
        })
        .toList();
  }

  private SurveyResults maxDiff(boolean individuals) {
    var all = SurveyFigures.maxDiff(survey, answers, null);
    return new SurveyResults.MaxDiff(
        survey.kind(),
        all.respondents(),
        all.sets(),
        survey.items().get(all.reference()).key(),
        items(all),
        logLikelihood(all.fit()),
        notEnough(all),
        bySegment(segment -> maxDiff(segment, all.reference())),
        individuals ? individuals(all.reference()) : null);
  }

  private SurveyResults.MaxDiffOfSegment maxDiff(AccountGroup segment, int reference) {
    List<Answer> theirs = of(segment);
    int respondents = SurveyFigures.respondents(theirs);
    if (respondents < SurveyFigures.NEEDED) {
      return new SurveyResults.MaxDiffOfSegment(
          segment.key(),
          segment.name(),
          respondents,
          null,
          null,
          new NotEnoughData(
              respondents,
              SurveyFigures.NEEDED,
              "A segment's utilities need the answers of 30 people."));
    }
    var figures = SurveyFigures.maxDiff(survey, theirs, reference);
    return new SurveyResults.MaxDiffOfSegment(
        segment.key(),
        segment.name(),
        respondents,
        items(figures),
        logLikelihood(figures.fit()),
        notEnough(figures));
  }

  private List<SurveyResults.Item> items(SurveyFigures.MaxDiff figures) {
    var fit = figures.fit() instanceof BestWorstLogit.Utilities utilities ? utilities : null;
    List<Interval> worth = figures.worth(survey);
    List<SurveyResults.Item> items = new ArrayList<>();
    for (int i = 0; i < survey.items().size(); i++) {
      SurveyItem item = survey.items().get(i);
      BestWorstCounts counts = figures.counts().get(i);
      items.add(
          new SurveyResults.Item(
              item.key(),
              item.text(),
              item.feature(),
              counts.best(),
              counts.worst(),
              counts.shown(),
              counts.shown() == 0 ? null : counts.score(),
              fit == null ? null : fit.utility().get(i),
              fit == null ? null : fit.share().get(i),
              worth.isEmpty() ? null : worth.get(i)));
    }
    return items;
  }

  private static @Nullable Double logLikelihood(BestWorstLogit.Result fit) {
    return fit instanceof BestWorstLogit.Utilities utilities ? utilities.logLikelihood() : null;
  }

  private static @Nullable NotEnoughData notEnough(SurveyFigures.MaxDiff figures) {
    return figures.fit() instanceof BestWorstLogit.NoUtilities none
        ? new NotEnoughData(figures.respondents(), SurveyFigures.NEEDED, none.why())
        : null;
  }

  private SurveyResults.@Nullable Individuals individuals(int reference) {
    var found = SurveyFigures.individuals(survey, answers, reference).orElse(null);
    if (found == null) {
      return null;
    }
    Map<String, @Nullable String> accounts = new LinkedHashMap<>();
    answers.forEach(answer -> accounts.putIfAbsent(answer.respondent(), answer.account()));
    List<SurveyResults.Person> people = new ArrayList<>();
    for (int person = 0; person < found.names().size(); person++) {
      String name = found.names().get(person);
      people.add(
          new SurveyResults.Person(
              name, accounts.get(name), byItem(found.model().utilities().get(person))));
    }
    return new SurveyResults.Individuals(
        byItem(found.model().mean()),
        byItem(found.model().spread()),
        found.model().rootLikelihood(),
        people);
  }

  private Map<String, Double> byItem(List<Double> values) {
    Map<String, Double> byItem = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      byItem.put(survey.items().get(i).key(), values.get(i));
    }
    return byItem;
  }

  private SurveyResults prices() {
    return new SurveyResults.Prices(
        survey.kind(),
        SurveyFigures.respondents(answers),
        points(answers),
        PriceSensitivity.curves(SurveyFigures.prices(answers)).orElse(null),
        tooFew(answers),
        bySegment(segment -> {
          List<Answer> theirs = of(segment);
          return new SurveyResults.PricesOfSegment(
              segment.key(),
              segment.name(),
              SurveyFigures.respondents(theirs),
              points(theirs),
              tooFew(theirs));
        }));
  }

  private static SurveyResults.@Nullable PricePoints points(List<Answer> answers) {
    return PriceSensitivity.of(SurveyFigures.prices(answers))
        .map(found ->
            new SurveyResults.PricePoints(
                found.marginalCheapness(),
                found.optimal(),
                found.indifference(),
                found.marginalExpensiveness(),
                found.n(),
                found.leftOut()))
        .orElse(null);
  }

  private static @Nullable NotEnoughData tooFew(List<Answer> answers) {
    int usable =
        (int)
            SurveyFigures.prices(answers).stream().filter(PriceSensitivity.Prices::inOrder).count();
    return usable >= PriceSensitivity.NEEDED
        ? null
        : new NotEnoughData(
            usable,
            PriceSensitivity.NEEDED,
            "The curves need people who named four prices, each above the one before.");
  }
}
