package io.beachhead.value.web;

import io.beachhead.statistics.Interval;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMap.SegmentToday;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.ValueMetric;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.value.model.HappyRule;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.WhyAnswer;
import io.beachhead.web.WhyAnswer.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why a number of the value map is what it is. */
@Controller
class WhyController {
  private static final int MOST_LINES = 8;

  private final ValueMaps maps;
  private final Features features;

  WhyController(ValueMaps maps, Features features) {
    this.maps = maps;
    this.features = features;
  }

  /** One request for an explanation. */
  private record Asked(ValueMap map, MapAddress address, ValueMetric metric) {
    String money(double amount) {
      return Format.money(amount, map.currency());
    }

    WhyAnswer answer(
        String sentence, List<Line> sum, @Nullable String evidence, @Nullable String evidenceHref) {
      return new WhyAnswer(
          sentence,
          sum.size() <= MOST_LINES ? sum : shortened(sum),
          evidence,
          evidenceHref,
          metric.methodHref(),
          address.href("/value-map.json"));
    }

    WhyAnswer answer(StandingWhy why) {
      return answer(why.sentence(), why.sum(), why.basis(), null);
    }

    /** The last lines hold the result; what is left out in between is counted. */
    private static List<Line> shortened(List<Line> sum) {
      int left = sum.size() - (MOST_LINES - 1);
      var lines = new ArrayList<>(sum.subList(0, MOST_LINES - 2));
      lines.add(new Line("and %d more".formatted(left), ""));
      lines.add(sum.getLast());
      return lines;
    }
  }

  @GetMapping({
    "/why/happy-customers",
    "/why/happy-share",
    "/why/value-added",
    "/why/arr-of-happy-customers",
    "/why/effort",
    "/why/buy-share",
    "/why/lukewarm",
    "/why/concentration",
    "/why/segment-value",
    "/why/feature-value"
  })
  ModelAndView why(
      jakarta.servlet.http.HttpServletRequest request,
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String feature) {
    var question = ValueMapApi.question(segmentation, scenario, features, asOf);
    ValueMetric metric =
        ValueMetric.of(request.getRequestURI().substring("/why/".length())).orElseThrow();
    var asked =
        new Asked(
            maps.map(question),
            new MapAddress(segmentation, question.asOf(), scenario, question.features()),
            metric);
    WhyAnswer answer =
        switch (metric) {
          case HAPPY_CUSTOMERS -> happyCustomers(asked);
          case HAPPY_SHARE -> happyShare(asked, segment(asked, segment));
          case VALUE_ADDED -> valueAdded(asked);
          case ARR_OF_HAPPY_CUSTOMERS -> arr(asked);
          case EFFORT -> effort(asked);
          case BUY_SHARE -> asked.answer(StandingWhy.belowCost(asked.map));
          case LUKEWARM -> asked.answer(StandingWhy.lukewarm(asked.map));
          case CONCENTRATION -> asked.answer(StandingWhy.concentration(asked.map));
          case SEGMENT_VALUE -> segmentValue(asked, segment(asked, segment));
          case FEATURE_VALUE -> featureValue(asked, segment(asked, segment), feature);
          default -> throw ProblemException.notFound("There is no explanation for this number.");
        };
    return new JteView("web/whybody", answer);
  }

  private static SegmentValue segment(Asked asked, @Nullable String key) {
    return asked.map.segments().stream()
        .filter(segment -> segment.key().equals(key))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("There is no such segment."));
  }

  private static WhyAnswer happyCustomers(Asked asked) {
    var lines = new ArrayList<Line>();
    var parts = new ArrayList<Double>();
    for (SegmentValue segment : asked.map.segments()) {
      Interval happy = segment.happyAccounts();
      parts.add(happy == null ? 0 : happy.mid());
      lines.add(
          new Line(
              segment.name(),
              happy == null
                  ? "not enough data"
                  : "%s of %s"
                      .formatted(Format.count(happy.mid()), Format.count(segment.who().paying()))));
    }
    Interval total = asked.map.total().happyAccounts();
    if (total != null) {
      lines.add(
          new Line(
              "All segments",
              "%s (%s)"
                  .formatted(
                      Format.count(PanelViews.roundedHappy(asked.map)),
                      Format.range(total.low(), total.high())),
              true));
    }
    return asked.answer(
        total == null
            ? "There is not enough data to count happy customers yet"
            : "%s modelled happy customers"
                .formatted(Format.count(PanelViews.roundedHappy(asked.map))),
        lines,
        "The range comes from %s draws of every segment's average value; segments are taken as independent."
                .formatted(Format.count(asked.map.method().draws()))
            + SumNote.of(parts, PanelViews.roundedHappy(asked.map)),
        null);
  }

  private static WhyAnswer happyShare(Asked asked, SegmentValue segment) {
    SegmentToday today = asked.map.today().segments().get(asked.map.segments().indexOf(segment));
    Interval share = segment.happyShare();
    Interval happy = segment.happyAccounts();
    var lines = new ArrayList<Line>();
    long shipped =
        segment.features().stream().filter(f -> f.state() == FeatureState.SHIPPED).count();
    lines.add(
        new Line(
            "Average value today, " + Format.count(shipped, "feature"),
            asked.money(today.value().mid())));
    List<String> added =
        segment.features().stream()
            .filter(f -> f.selected() && f.state() != FeatureState.SHIPPED)
            .map(ValueMap.FeatureValue::name)
            .toList();
    if (!added.isEmpty()) {
      lines.add(
          new Line(
              "+ " + (added.size() <= 3 ? String.join(", ", added) : added.size() + " features"),
              Format.moneyChange(
                  segment.value().mid() - today.value().mid(), asked.map.currency())));
    }
    if (segment.counted() == null) {
      lines.add(new Line("Spread between customers (sd)", asked.money(segment.spread())));
    }
    Double price = segment.price();
    Double cost = segment.cost();
    Double threshold = segment.threshold();
    if (price != null && cost != null && threshold != null) {
      lines.add(
          new Line(
              segment.effort() > 0
                  ? "Cost: price %s + effort %s"
                      .formatted(asked.money(price), asked.money(segment.effort()))
                  : "Cost: the price",
              asked.money(cost)));
      lines.add(new Line(rule(asked), asked.money(threshold)));
    }
    if (share != null) {
      lines.add(
          new Line(
              "Share above",
              "%s (%s)"
                  .formatted(
                      Format.shareFine(share.mid()), Format.shareRange(share.low(), share.high())),
              true));
    }
    Integer counted = segment.counted();
    String basis =
        counted == null
            ? "%s distribution around the average."
                .formatted(
                    segment.distribution().key().substring(0, 1).toUpperCase(Locale.ROOT)
                        + segment.distribution().key().substring(1))
            : "Counted on %s with values of their own.".formatted(Format.count(counted, "account"));
    return asked.answer(
        happy == null
            ? "Not enough data on happy customers in %s".formatted(segment.name())
            : "%s happy customers in %s".formatted(Format.count(happy.mid()), segment.name()),
        lines,
        basis + " " + evidence(selectedEvidence(segment)),
        asked.address.href("/value-map/evidence", "segment", segment.key()));
  }

  private static String rule(Asked asked) {
    return switch (asked.map.happy()) {
      case HappyRule.Ratio(double ratio) ->
          "Happy from %s × cost".formatted(Format.number(ratio, 2));
      case HappyRule.Margin(double margin) -> "Happy from cost + %s".formatted(asked.money(margin));
      case HappyRule.Observed observed ->
          observed.curve() == null
              ? "Happy from, your assumption"
              : "Half are happy at (observed curve)";
    };
  }

  private static List<EvidenceLine> selectedEvidence(SegmentValue segment) {
    return segment.features().stream()
        .filter(ValueMap.FeatureValue::selected)
        .flatMap(feature -> feature.evidence().stream())
        .toList();
  }

  private static String evidence(List<EvidenceLine> lines) {
    return lines.isEmpty()
        ? "No evidence: these are assumptions."
        : "Evidence: " + TableView.summary(lines) + ".";
  }

  private static WhyAnswer valueAdded(Asked asked) {
    var lines = new ArrayList<Line>();
    for (SegmentValue segment : asked.map.segments()) {
      double added = PanelViews.added(segment);
      lines.add(
          new Line(
              "%s: %s × %s"
                  .formatted(
                      segment.name(),
                      Format.count(segment.accounts(), "account"),
                      asked.money(added)),
              asked.money(added * segment.accounts())));
    }
    lines.add(new Line("A year", asked.money(asked.map.total().valueAdded()), true));
    return asked.answer(
        "%s of value added a year".formatted(asked.money(asked.map.total().valueAdded())),
        lines,
        "Accounts times the average value of the features switched on beyond those shipped.",
        null);
  }

  private static WhyAnswer arr(Asked asked) {
    var lines = new ArrayList<Line>();
    for (SegmentValue segment : asked.map.segments()) {
      var happy = segment.happyArr();
      lines.add(
          new Line(
              happy == null
                  ? segment.name() + ": not enough data"
                  : "%s: of %s"
                      .formatted(segment.name(), asked.money(segment.arr().amount().doubleValue())),
              happy == null ? "" : asked.money(happy.amount().doubleValue())));
    }
    var total = asked.map.total().happyArr();
    if (total != null) {
      lines.add(
          new Line("ARR of happy customers", asked.money(total.amount().doubleValue()), true));
    }
    return asked.answer(
        "ARR that happy customers carry",
        lines,
        "Every account's ARR times how likely it is to be happy.",
        null);
  }

  private WhyAnswer effort(Asked asked) {
    var lines = new ArrayList<Line>();
    for (Feature feature : features.all()) {
      if (asked.map.selection().features().contains(feature.key())) {
        Double weeks = feature.effortWeeks();
        lines.add(
            new Line(feature.name(), weeks == null ? "not known" : Format.personWeeks(weeks)));
      }
    }
    Double total = asked.map.total().effortWeeks();
    lines.add(new Line("Together", total == null ? "not known" : Format.personWeeks(total), true));
    return asked.answer("Effort of what is switched on", lines, null, null);
  }

  private static WhyAnswer segmentValue(Asked asked, SegmentValue segment) {
    var lines = new ArrayList<Line>();
    segment.features().stream()
        .filter(ValueMap.FeatureValue::selected)
        .sorted(
            java.util.Comparator.comparingDouble((ValueMap.FeatureValue f) -> -Math.abs(f.mean())))
        .forEach(feature -> lines.add(new Line(feature.name(), asked.money(feature.mean()))));
    lines.add(
        new Line(
            "Average value",
            "%s (%s)"
                .formatted(
                    asked.money(segment.value().mid()),
                    Format.moneyRange(
                        segment.value().low(), segment.value().high(), asked.map.currency())),
            true));
    return asked.answer(
        "The product is worth %s a year to the average account of %s"
            .formatted(asked.money(segment.value().mid()), segment.name()),
        lines,
        evidence(selectedEvidence(segment)),
        asked.address.href("/value-map/evidence", "segment", segment.key()));
  }

  private static WhyAnswer featureValue(Asked asked, SegmentValue segment, @Nullable String key) {
    ValueMap.FeatureValue feature =
        segment.features().stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow(() -> Features.unknown(String.valueOf(key)));
    var lines = new ArrayList<Line>();
    for (EvidenceLine line : feature.evidence()) {
      lines.add(
          new Line(
              "%s%s, weight %s"
                  .formatted(
                      label(line.kind()),
                      line.n() == null ? "" : " (" + Format.count(line.n()) + ")",
                      Format.share(line.weight())),
              asked.money(line.value())));
    }
    lines.add(
        new Line(
            feature.evidence().isEmpty()
                ? "Assumed before any evidence"
                : "Prior, weight " + Format.share(feature.priorWeight()),
            feature.evidence().isEmpty() ? asked.money(feature.mean()) : ""));
    lines.add(
        new Line(
            "Average value",
            "%s (%s)"
                .formatted(
                    asked.money(feature.mean()),
                    Format.moneyRange(feature.low(), feature.high(), asked.map.currency())),
            true));
    long assumed = feature.evidence().stream().filter(EvidenceLine::assumed).count();
    return asked.answer(
        "%s is worth %s a year to the average account of %s"
            .formatted(feature.name(), asked.money(feature.mean()), segment.name()),
        lines,
        feature.evidence().isEmpty()
            ? "No evidence yet: this is the prior, not a finding."
            : assumed > 0
                ? "%s without a stated uncertainty, taken as uncertain as the prior."
                    .formatted(Format.count(assumed, "line"))
                : evidence(feature.evidence()),
        asked.address.href(
            "/value-map/evidence", "segment", segment.key(), "feature", feature.key()));
  }

  static String label(EvidenceKind kind) {
    String label = kind.label();
    return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
  }
}
