package io.beachhead.decisions.predictions;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Prediction;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.HappyChange;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.PredictedObserved;
import io.beachhead.web.chart.SegmentColours;
import io.beachhead.web.text.Capital;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts predictions and their outcomes on a page. */
@Component
class PredictionPages {
  private final Predictions predictions;
  private final ValueModels models;

  PredictionPages(Predictions predictions, ValueModels models) {
    this.predictions = predictions;
    this.models = models;
  }

  PredictionsPage page(Shell shell) {
    List<CheckedPrediction> all = predictions.all();
    TrackRecord record = TrackRecord.of(all);
    Axis axis = axis(all);
    CurrentUser user = CurrentUser.now();
    return new PredictionsPage(
        shell,
        all.stream().map(each -> row(each, axis)).toList(),
        null,
        summary(record),
        trust(record),
        bias(record, models.current().bias()),
        "/decisions/predictions.csv",
        user.may(Role.PRODUCT));
  }

  private static Axis axis(List<CheckedPrediction> all) {
    double low = 0;
    double high = 1;
    for (CheckedPrediction each : all) {
      Prediction.Segment main = each.main();
      if (main != null && main.happyAccounts() != null) {
        Interval predicted = main.happyAccounts();
        Interval observed = each.observed(main.key());
        low = Math.min(low, Math.min(predicted.low(), observed == null ? 0 : observed.low()));
        high = Math.max(high, Math.max(predicted.high(), observed == null ? 0 : observed.high()));
      }
    }
    return new Axis(low, high, high - low);
  }

  private static PredictionsPage.Row row(CheckedPrediction each, Axis axis) {
    Decision decision = each.decision();
    Prediction.Segment main = each.main();
    Check check = each.check();
    LocalDate day = decision.ruling().checkOn();
    Interval predicted = main == null ? null : main.happyAccounts();
    Interval observed = main == null ? null : each.observed(main.key());
    EvidenceKind kind = main == null ? null : main.restsOn();
    String when =
        (check == null ? "due " : check.known() ? "checked " : "due since ")
            + (day == null ? "" : Format.date(day))
            + (kind == null ? "" : ", " + kind.label());
    String predictedText = predicted == null ? "not known" : change(predicted);
    String observedText = observed == null ? null : change(observed);
    Boolean within = each.within();
    return new PredictionsPage.Row(
        decision.id(),
        decision.subject().name(),
        main == null ? SegmentColours.NONE : SegmentColours.ofSlot(main.colour()),
        main == null ? "" : main.name(),
        when,
        main == null || predicted == null
            ? null
            : new PredictedObserved(
                    "%s: predicted %s, %s"
                        .formatted(
                            decision.subject().name(),
                            predictedText,
                            observedText == null ? "not observed yet" : "observed " + observedText),
                    axis,
                    predicted,
                    observed)
                .draw(SegmentColours.ofSlot(main.colour())),
        predictedText,
        observedText,
        verdict(within, predicted, observed),
        within == null ? null : within ? "ok" : "warn",
        note(main, check),
        check != null);
  }

  /** {@code +7 (3 to 12)}, in happy customers. */
  private static String change(Interval interval) {
    return "%s (%s)"
        .formatted(HappyChange.by(interval).text(), Format.range(interval.low(), interval.high()));
  }

  private static @Nullable String verdict(
      @Nullable Boolean within, @Nullable Interval predicted, @Nullable Interval observed) {
    if (within == null || predicted == null || observed == null) {
      return null;
    }
    if (within) {
      return "in range";
    }
    return observed.mid() < predicted.low() ? "below" : "above";
  }

  private static String note(Prediction.@Nullable Segment main, @Nullable Check check) {
    Check.Part part = main == null || check == null ? null : check.part(main.key());
    if (part == null) {
      return "";
    }
    NotEnoughData missing = part.missing();
    return missing == null
        ? "%s that use it, %s that do not"
            .formatted(Format.count(part.users(), "account"), Format.count(part.others()))
        : missing.why();
  }

  private static String summary(TrackRecord record) {
    return record.of() == 0
        ? "No outcome is known yet."
        : "%s of %s fell in the predicted range."
            .formatted(Format.count(record.inside()), Format.count(record.of(), "outcome"));
  }

  private static PredictionsPage.Trust trust(TrackRecord record) {
    Interval share = record.insideShare();
    if (share == null) {
      return new PredictionsPage.Trust(
          null,
          "Once predictions have been checked, this shows how many came true.",
          List.of(),
          sentences(record));
    }
    List<String> lines = new ArrayList<>();
    Double expected = record.expectedShare();
    if (expected != null) {
      lines.add(
          "If every prediction held, %s would: outcomes are measured with error too"
              .formatted(Format.share(expected)));
    }
    TrackRecord.Brier brier = record.brier();
    if (brier.model() != null) {
      lines.add("Brier score of the ranges: " + Format.number(brier.model(), 2));
    }
    if (brier.deciders() != null && brier.deciderModel() != null) {
      lines.add(
          "Brier score of deciders' own probabilities: %s (the ranges on the same: %s; %s)"
              .formatted(
                  Format.number(brier.deciders(), 2),
                  Format.number(brier.deciderModel(), 2),
                  "n = " + brier.n()));
    }
    for (TrackRecord.Calibration each : record.calibration()) {
      if (each.who().equals("deciders")) {
        lines.add(
            "Deciders said %s, %s came true (%s; n = %d)"
                .formatted(
                    Format.share(each.predicted()),
                    Format.share(each.observed().mid()),
                    Format.shareRange(each.observed().low(), each.observed().high()),
                    each.n()));
      }
    }
    return new PredictionsPage.Trust(
        Format.share(share.mid()),
        Format.shareRange(share.low(), share.high()) + " at 80% certainty; 80% is the aim",
        lines,
        sentences(record));
  }

  /** The outcomes in two sentences made of the numbers. */
  private static String sentences(TrackRecord record) {
    Interval share = record.insideShare();
    String first =
        share == null
            ? summary(record)
            : "%s (%s, %s at 80%% certainty)."
                .formatted(
                    summary(record).replaceFirst("\\.$", ""),
                    Format.share(share.mid()),
                    Format.shareRange(share.low(), share.high()));
    return record.bias().stream()
        .filter(each -> each.suggestedBias() != null && each.difference() != null)
        .findFirst()
        .map(each ->
            "%s Those that rest on %s were off by %s happy customers on average."
                .formatted(first, each.kind().label(), signed(difference(each))))
        .orElse(first + " No kind of evidence is known to promise too much or too little.");
  }

  private static double difference(TrackRecord.Bias bias) {
    Interval difference = bias.difference();
    return difference == null ? 0 : difference.mid();
  }

  private static List<PredictionsPage.BiasRow> bias(
      TrackRecord record, Map<EvidenceKind, Double> now) {
    List<PredictionsPage.BiasRow> rows = new ArrayList<>();
    for (TrackRecord.Bias each : record.bias()) {
      Interval difference = each.difference();
      Interval factor = each.factor();
      Double suggested = each.suggestedBias();
      double current = now.getOrDefault(each.kind(), each.kind().usualBias());
      String label = Capital.first(each.kind().label());
      Long offered =
          suggested == null || Math.round(suggested) == Math.round(current)
              ? null
              : (Long) Math.round(suggested);
      rows.add(
          new PredictionsPage.BiasRow(
              each.kind().key(),
              label,
              difference == null ? "too few" : decimals(difference),
              factor == null ? "" : Format.number(factor.mid(), 2) + " of the promise",
              Format.count(each.n()),
              offered == null || difference == null
                  ? null
                  : offer(each.kind(), difference.mid(), Math.round(current), offered),
              offered == null ? null : offered.toString()));
    }
    return rows;
  }

  private static String offer(EvidenceKind kind, double difference, long current, long offered) {
    return ("Predictions that rest on %s promise %s happy customers too %s. The bias of this kind"
            + " in the value model would go from %s to %s per account and year.")
        .formatted(
            kind.label(),
            Format.number(Math.abs(difference), 1),
            difference < 0 ? "many" : "few",
            Format.count(current),
            Format.count(offered));
  }

  private static String decimals(Interval interval) {
    return "%s (%s to %s)"
        .formatted(signed(interval.mid()), signed(interval.low()), signed(interval.high()));
  }

  private static String signed(double value) {
    String digits = Format.number(Math.abs(value), 1);
    return digits.equals("0") ? "±0" : (value < 0 ? Format.MINUS : "+") + digits;
  }
}
