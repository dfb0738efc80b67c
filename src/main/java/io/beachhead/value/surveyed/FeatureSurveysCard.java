package io.beachhead.value.surveyed;

import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Interval;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyKind;
import io.beachhead.voice.surveys.Surveys;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.card.Card;
import io.beachhead.web.card.CardRequest;
import io.beachhead.web.card.PageCard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Which surveys asked about a feature, and what they say, on the feature's page. */
@Component
public class FeatureSurveysCard implements PageCard {
  private static final int ORDER = 30;

  private final SurveyEvidence evidence;
  private final Surveys surveys;
  private final CustomerBases bases;
  private final Segmentations segmentations;

  FeatureSurveysCard(
      SurveyEvidence evidence, Surveys surveys, CustomerBases bases, Segmentations segmentations) {
    this.evidence = evidence;
    this.surveys = surveys;
    this.bases = bases;
    this.segmentations = segmentations;
  }

  /** The card. */
  public record Asked(List<Row> rows) {}

  /** A survey in a segment. */
  public record Row(
      String survey,
      String href,
      int colour,
      String segment,
      String people,
      String value,
      String range) {}

  @Override
  public String page() {
    return "feature";
  }

  @Override
  public Optional<Card> card(CardRequest request) {
    String feature = request.requiredSubject();
    var chosen = request.shell().segmentation();
    List<Row> rows = new ArrayList<>();
    for (Survey survey : chosen == null ? List.<Survey>of() : surveys.all()) {
      if (chosen != null
          && survey.kind() == SurveyKind.MAXDIFF
          && survey.items().stream().anyMatch(item -> feature.equals(item.feature()))) {
        rows(survey, feature, chosen.key(), request.shell(), rows);
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Card(ORDER, "value/_featuresurveys", new Asked(rows)));
  }

  private void rows(
      Survey survey, String feature, String segmentation, Shell shell, List<Row> rows) {
    String currency = bases.asOf(shell.asOf()).currency();
    var divided = segmentations.find(segmentation);
    for (SurveyEvidence.Line line :
        evidence.compute(survey.key(), segmentation, shell.asOf()).lines()) {
      if (line.feature().equals(feature)) {
        Interval value = line.value();
        Optional<Segment> group = divided.flatMap(each -> each.segment(line.segment()));
        rows.add(
            new Row(
                survey.name(),
                shell.link(
                    "/surveys/" + UriUtils.encodePathSegment(survey.key(), StandardCharsets.UTF_8)),
                group.map(Segment::colour).orElse(0),
                group.map(Segment::name).orElse(line.segment()),
                SurveyEvidenceCard.people(line),
                value == null ? String.valueOf(line.why()) : Format.money(value.mid(), currency),
                value == null ? "" : Format.moneyRange(value.low(), value.high(), currency)));
      }
    }
  }
}
