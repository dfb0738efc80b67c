package io.beachhead.value.surveyed;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.survey.BestWorstLogit;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.features.Features;
import io.beachhead.value.model.ValueModels;
import io.beachhead.voice.surveys.Answer;
import io.beachhead.voice.surveys.Answers;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyFigures;
import io.beachhead.voice.surveys.SurveyItem;
import io.beachhead.voice.surveys.SurveyKind;
import io.beachhead.voice.surveys.Surveys;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the answers to a MaxDiff survey say on the value of features to segments. Utilities are log
 * odds above the anchor, an item whose worth is known, so that an item is worth the anchor's worth
 * times e^utility. Several people of one account do not know more than their account: the standard
 * error grows by the root of respondents ÷ effective respondents (Kish, over accounts).
 */
@Component
public class SurveyEvidence {
  private final Surveys surveys;
  private final Answers answers;
  private final Features features;
  private final CustomerBases bases;
  private final AccountGrouping grouping;
  private final ValueModels models;
  private final EvidenceRecords records;
  private final WorkspaceSettings settings;

  SurveyEvidence(
      Surveys surveys,
      Answers answers,
      Features features,
      CustomerBases bases,
      AccountGrouping grouping,
      ValueModels models,
      EvidenceRecords records,
      WorkspaceSettings settings) {
    this.surveys = surveys;
    this.answers = answers;
    this.features = features;
    this.bases = bases;
    this.grouping = grouping;
    this.models = models;
    this.records = records;
    this.settings = settings;
  }

  /**
   * The item that gives the others their worth.
   *
   * @param worth in the workspace's currency per account and year
   */
  public record Anchor(String item, double worth) {}

  /**
   * A feature that was asked about, in one segment.
   *
   * @param effectiveRespondents accounts do not count more for having answered more often
   * @param value in the workspace's currency per account and year, 80% range; null where {@code
   *     why} says why not
   * @param se of the value, without the bias of the kind
   * @param why there is no value; null where there is one
   */
  public record Line(
      String feature,
      String item,
      String segment,
      int respondents,
      double effectiveRespondents,
      @Nullable Interval value,
      @Nullable Double se,
      @Nullable String why) {}

  /**
   * What one survey says.
   *
   * @param anchor null where no item has a known worth
   * @param biasVariance what the value model adds to the variance of every survey
   * @param notedAt the day of the last answer; null without answers
   */
  public record Answered(
      String survey,
      String segmentation,
      @Nullable Anchor anchor,
      int needed,
      double biasVariance,
      @Nullable LocalDate notedAt,
      List<Line> lines) {
    /** How many lines have a value. */
    public long usable() {
      return lines.stream().filter(line -> line.value() != null).count();
    }
  }

  /** Where evidence of a survey says it is from. */
  public static String source(String survey) {
    return "survey:" + survey;
  }

  /** The survey that evidence is from; empty where it is from something else. */
  public static Optional<String> survey(String source) {
    return source.startsWith("survey:")
        ? Optional.of(source.substring("survey:".length()))
        : Optional.empty();
  }

  /**
   * Computes.
   *
   * @param segmentation key; null for the active one
   * @throws ProblemException 404 for an unknown survey or segmentation, 409 where none is in use or
   *     the survey is of another kind
   */
  public Answered compute(String key, @Nullable String segmentation, LocalDate asOf) {
    Survey survey = surveys.one(key);
    if (survey.kind() != SurveyKind.MAXDIFF) {
      throw ProblemException.conflict(
          "Only a MaxDiff survey says what features are worth; this one is of the kind %s."
              .formatted(survey.kind().key()));
    }
    CustomerBase base = bases.asOf(asOf);
    AccountGroups groups =
        grouping
            .divide(segmentation, base)
            .orElseThrow(
                () -> ProblemException.conflict("No segmentation is in use; activate one first."));
    Anchor anchor =
        survey.items().stream().flatMap(item -> anchor(item).stream()).findFirst().orElse(null);
    List<Line> lines = new ArrayList<>();
    Map<String, List<Answer>> bySegment = bySegment(answers.of(key), base, groups);
    for (AccountGroup group : groups.groups()) {
      lines(survey, anchor, group, bySegment.getOrDefault(group.key(), List.of()), lines);
    }
    return new Answered(
        key,
        groups.key(),
        anchor,
        SurveyFigures.NEEDED,
        models.current().biasVariance(EvidenceKind.SURVEY),
        answers
            .last(key)
            .map(last -> LocalDate.ofInstant(last, settings.current().timezone()))
            .orElse(null),
        lines);
  }

  /**
   * Notes every value as evidence of the kind {@code survey}, in place of what was noted from the
   * same survey before, by whatever segmentation: the same answers count once.
   *
   * @return how many statements there are
   * @throws ProblemException as {@link #compute}; 409 where there is no value
   */
  @Transactional
  public int note(String key, @Nullable String segmentation, LocalDate asOf) {
    Answered answered = compute(key, segmentation, asOf);
    if (answered.usable() == 0) {
      throw ProblemException.conflict(
          "The survey says nothing yet that can be evidence.",
          answered.lines.stream()
              .map(line ->
                  ProblemItem.of(
                      line.feature + " in " + line.segment, null, String.valueOf(line.why)))
              .toList());
    }
    records.removeFrom(EvidenceKind.SURVEY, source(key));
    for (Line line : answered.lines) {
      Interval value = line.value;
      if (value != null) {
        records.note(
            Evidence.ofSegment(
                    line.feature,
                    answered.segmentation,
                    line.segment,
                    EvidenceKind.SURVEY,
                    value.mid())
                .with(null, line.se, line.effectiveRespondents)
                .from(source(key), answered.notedAt == null ? asOf : answered.notedAt));
      }
    }
    return (int) answered.usable();
  }

  private static Optional<Anchor> anchor(SurveyItem item) {
    Double worth = item.worth();
    return worth == null ? Optional.empty() : Optional.of(new Anchor(item.key(), worth));
  }

  private static Map<String, List<Answer>> bySegment(
      List<Answer> answers, CustomerBase base, AccountGroups groups) {
    Map<String, List<Answer>> bySegment = new HashMap<>();
    for (Answer answer : answers) {
      String account = answer.account();
      int row = account == null ? -1 : base.rowOf(account);
      if (row >= 0) {
        bySegment.computeIfAbsent(groups.of(row).key(), _ -> new ArrayList<>()).add(answer);
      }
    }
    return bySegment;
  }

  private void lines(
      Survey survey,
      @Nullable Anchor anchor,
      AccountGroup group,
      List<Answer> theirs,
      List<Line> lines) {
    int respondents = SurveyFigures.respondents(theirs);
    double effective = effective(theirs);
    SurveyFigures.MaxDiff figures =
        anchor == null || respondents < SurveyFigures.NEEDED
            ? null
            : SurveyFigures.maxDiff(survey, theirs, survey.indexOf(anchor.item));
    for (SurveyItem item : survey.items()) {
      String feature = item.feature();
      // The anchor's worth is what somebody stated, not what the survey found.
      boolean asked = feature != null && item.worth() == null && features.find(feature).isPresent();
      if (!asked || feature == null) {
        continue;
      }
      var line = new Line(feature, item.key(), group.key(), respondents, effective, null, null, "");
      lines.add(
          anchor == null
              ? without(line, "No item of the survey has a known worth, so there is no anchor.")
              : figures == null
                  ? without(
                      line,
                      "%d of %d people have answered.".formatted(respondents, SurveyFigures.NEEDED))
                  : switch (figures.fit()) {
                    case BestWorstLogit.NoUtilities none -> without(line, none.why());
                    case BestWorstLogit.Utilities fit ->
                        worth(line, anchor.worth, fit, survey.indexOf(item.key()));
                  });
    }
  }

  private static Line worth(Line line, double anchor, BestWorstLogit.Utilities fit, int item) {
    double more = Math.sqrt(line.respondents / line.effectiveRespondents);
    double error = fit.standardErrors().get(item) * more;
    Interval value =
        Interval.normal(fit.mid().get(item), error).map(utility -> anchor * Math.exp(utility));
    return new Line(
        line.feature,
        line.item,
        line.segment,
        line.respondents,
        line.effectiveRespondents,
        value,
        value.mid() * error,
        null);
  }

  private static Line without(Line line, String why) {
    return new Line(
        line.feature,
        line.item,
        line.segment,
        line.respondents,
        line.effectiveRespondents,
        null,
        null,
        why);
  }

  /** Kish over accounts: (Σ people)² / Σ people². */
  private static double effective(List<Answer> answers) {
    Map<String, Integer> people = new LinkedHashMap<>();
    answers.stream()
        .map(answer -> Map.entry(answer.respondent(), String.valueOf(answer.account())))
        .distinct()
        .forEach(each -> people.merge(each.getValue(), 1, Integer::sum));
    double sum = 0;
    double squares = 0;
    for (int each : people.values()) {
      sum += each;
      squares += (double) each * each;
    }
    return people.isEmpty() ? 0 : sum * sum / squares;
  }
}
