package io.beachhead.value.surveyed;

import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Interval;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyItem;
import io.beachhead.voice.surveys.SurveyKind;
import io.beachhead.voice.surveys.Surveys;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What a MaxDiff survey says features are worth, on the survey's page. */
@Component
public class SurveyEvidenceCard implements PageCard {
  private static final int ORDER = 10;

  private final SurveyEvidence evidence;
  private final Surveys surveys;
  private final Features features;
  private final EvidenceRecords records;
  private final CustomerBases bases;
  private final Segmentations segmentations;

  SurveyEvidenceCard(
      SurveyEvidence evidence,
      Surveys surveys,
      Features features,
      EvidenceRecords records,
      CustomerBases bases,
      Segmentations segmentations) {
    this.evidence = evidence;
    this.surveys = surveys;
    this.features = features;
    this.records = records;
    this.bases = bases;
    this.segmentations = segmentations;
  }

  /**
   * The card.
   *
   * @param sentence how an answer becomes money, or what is missing for it
   * @param actions null for whoever may not change evidence, and where there is nothing to note
   * @param noted what the value map uses of it now, in words
   */
  public record WorthTable(
      Shell shell,
      String sentence,
      List<Row> rows,
      String noted,
      String jsonHref,
      @Nullable Actions actions) {}

  /** Where the button leads. */
  public record Actions(String action, String segmentation) {}

  /** A feature in a segment. */
  public record Row(
      String feature,
      String featureHref,
      int colour,
      String segment,
      String people,
      String value,
      String range) {}

  @Override
  public String page() {
    return "survey";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    Survey survey = surveys.one(request.requiredSubject());
    var chosen = request.shell().segmentation();
    return survey.kind() != SurveyKind.MAXDIFF || chosen == null
        ? Optional.empty()
        : Optional.of(
            new Card(ORDER, "value/_surveyed", table(survey, request.shell(), chosen.key())));
  }

  private WorthTable table(Survey survey, Shell shell, String segmentation) {
    var answered = evidence.compute(survey.key(), segmentation, shell.asOf());
    String currency = bases.asOf(shell.asOf()).currency();
    String path = UriUtils.encodePathSegment(survey.key(), StandardCharsets.UTF_8);
    long noted = records.countFrom(EvidenceKind.SURVEY, SurveyEvidence.source(survey.key()));
    return new WorthTable(
        shell,
        sentence(survey, answered, currency),
        answered.lines().stream().map(line -> row(line, segmentation, shell, currency)).toList(),
        noted == 0
            ? "The value map does not use it yet."
            : "The value map uses %s of it.".formatted(Format.count(noted, "value")),
        "/api/evidence/surveys/%s?segmentation=%s"
            .formatted(path, UriUtils.encode(segmentation, StandardCharsets.UTF_8)),
        CurrentUser.now().may(Role.PRODUCT) && answered.usable() > 0
            ? new Actions("/surveys/" + path + "/evidence", segmentation)
            : null);
  }

  private static String sentence(Survey survey, SurveyEvidence.Answered answered, String currency) {
    SurveyEvidence.Anchor anchor = answered.anchor();
    if (survey.items().stream().allMatch(item -> item.feature() == null)) {
      return "No item of this survey stands for a feature, so it says nothing about their value.";
    }
    if (anchor == null) {
      return "A MaxDiff has no zero: it says what is wanted more, not what it is worth. With one"
          + " item whose worth is known (the anchor) the others get a worth too.";
    }
    SurveyItem item = survey.items().get(survey.indexOf(anchor.item()));
    return "Worth per account and year: that of “%s” (%s, as stated) times e^utility. %d people of a segment are needed."
        .formatted(item.text(), Format.money(anchor.worth(), currency), answered.needed());
  }

  private Row row(SurveyEvidence.Line line, String segmentation, Shell shell, String currency) {
    Interval value = line.value();
    Optional<Segment> group =
        segmentations.find(segmentation).flatMap(each -> each.segment(line.segment()));
    return new Row(
        features.find(line.feature()).map(Feature::name).orElse(line.feature()),
        shell.link(
            "/features/" + UriUtils.encodePathSegment(line.feature(), StandardCharsets.UTF_8)),
        group.map(Segment::colour).orElse(0),
        group.map(Segment::name).orElse(line.segment()),
        people(line),
        value == null ? String.valueOf(line.why()) : Format.money(value.mid(), currency),
        value == null ? "" : Format.moneyRange(value.low(), value.high(), currency));
  }

  /** Respondents, with what they count for where that is less. */
  static String people(SurveyEvidence.Line line) {
    long effective = Math.round(line.effectiveRespondents());
    return effective == line.respondents()
        ? Format.count(line.respondents())
        : "%s, count as %s".formatted(Format.count(line.respondents()), Format.count(effective));
  }
}
