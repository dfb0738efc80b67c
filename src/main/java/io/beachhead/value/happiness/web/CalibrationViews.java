package io.beachhead.value.happiness.web;

import io.beachhead.statistics.Interval;
import io.beachhead.value.happiness.Calibration;
import io.beachhead.value.happiness.Calibrations;
import io.beachhead.value.happiness.web.HappinessPage.CalibrationCard;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyRule;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.CalibrationCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The calibration as a card. */
final class CalibrationViews {
  private CalibrationViews() {}

  static CalibrationCard card(
      Calibrations.Both both, Shell shell, String currency, boolean mayAdopt) {
    Calibration.On on =
        Calibration.On.of(String.valueOf(shell.address().parameter("on")))
            .orElse(Calibration.On.of(both.inForce()));
    Calibration it = both.on(on);
    CalibrationCurve chart = chart(it, both.inForce(), currency);
    List<CalibrationCard.Fact> facts = new ArrayList<>();
    facts.add(
        new CalibrationCard.Fact(
            "Accounts",
            "%s, %s happy"
                .formatted(Format.count(it.sample().n()), Format.count(it.sample().happy()))));
    Interval auc = it.fit().auc();
    facts.add(
        new CalibrationCard.Fact(
            "Tells happy from not (AUC; 0.5 = chance)",
            auc == null
                ? "not known"
                : "%s (%s to %s)"
                    .formatted(
                        Format.number(auc.mid(), 2),
                        Format.number(auc.low(), 2),
                        Format.number(auc.high(), 2))));
    facts.add(new CalibrationCard.Fact("In force", words(both.inForce(), currency)));
    HappyRule found = it.finding().adopted();
    addValidation(it, facts);
    facts.add(
        new CalibrationCard.Fact(
            "Half are happy at", found == null ? "not identified" : words(found, currency)));
    boolean curveInUse = both.observed() && on == Calibration.On.of(both.inForce());
    boolean adopted = curveInUse || found != null && found.equals(both.inForce());
    return new CalibrationCard(
        List.of(
            choice(shell, "Multiple of cost", Calibration.On.RATIO, on),
            choice(shell, "Amount above cost", Calibration.On.SURPLUS, on)),
        it.finding().identified()
            ? it.finding().verdict()
            : it.finding().verdict() + " The assumption stays.",
        it.finding().identified(),
        chart == null ? null : new CalibrationCard.Chart(chart.wide(), chart.narrow()),
        facts,
        it.finding().caution(),
        checked(it),
        new CalibrationCard.Offers(
            on.key(),
            mayAdopt && found != null && !curveInUse,
            mayAdopt && found != null && !adopted ? "Use a step: " + words(found, currency) : null,
            adopted,
            mayAdopt && both.adoptedFrom() != null),
        it.sample().keptOut().isEmpty()
            ? "Accounts with a price and evidence of their own for most of their value."
            : "Accounts with a price and evidence of their own for most of their value. Kept out,"
                + " so that nothing explains itself: "
                + String.join("; ", it.sample().keptOut())
                + ".");
  }

  private static void addValidation(Calibration it, List<CalibrationCard.Fact> facts) {
    Calibration.Validation validation = it.fit().validation();
    if (validation != null) {
      facts.add(
          new CalibrationCard.Fact(
              "Brier score out of fold (0 = perfect)",
              "%s; %s for the plain share"
                  .formatted(
                      Format.number(validation.brier(), 3),
                      Format.number(validation.brierOfShare(), 3))));
    }
    HappyCurve curve = it.curve();
    if (curve != null) {
      facts.add(
          new CalibrationCard.Fact(
              "In the model: 25% to 75% happy",
              it.on() == Calibration.On.RATIO
                  ? "%s to %s × cost"
                      .formatted(
                          Format.number(curve.quarterPoint(), 2),
                          Format.number(curve.threeQuarterPoint(), 2))
                  : "%s to %s of surplus"
                      .formatted(
                          Format.number(curve.quarterPoint(), 0),
                          Format.number(curve.threeQuarterPoint(), 0))));
    }
  }

  private static List<CalibrationCard.Checked> checked(Calibration it) {
    Calibration.Validation validation = it.fit().validation();
    return validation == null
        ? List.of()
        : validation.bins().stream()
            .map(bin ->
                new CalibrationCard.Checked(
                    Format.count(bin.n()),
                    Format.share(bin.predicted()),
                    Format.share(bin.observed().mid()),
                    Format.shareRange(bin.observed().low(), bin.observed().high())))
            .toList();
  }

  static String words(HappyRule rule, String currency) {
    return switch (rule) {
      case HappyRule.Observed observed -> {
        HappyCurve curve = observed.curve();
        yield curve == null
            ? words(observed.assumed(), currency) + ", your assumption"
            : "the observed curve";
      }
      case HappyRule.Ratio(double ratio) ->
          "value above %s × cost".formatted(Format.number(ratio, 2));
      case HappyRule.Margin(double margin) ->
          "value above cost + %s".formatted(Format.money(margin, currency));
    };
  }

  private static Choice choice(
      Shell shell, String label, Calibration.On on, Calibration.On chosen) {
    return new Choice(
        label, shell.address().with("on", on.key()).href() + "#threshold", on == chosen);
  }

  private static @Nullable CalibrationCurve chart(
      Calibration it, HappyRule inForce, String currency) {
    if (it.sample().n() == 0) {
      return null;
    }
    double from = it.sample().bins().getFirst().from();
    double to = it.sample().bins().getLast().to();
    Interval threshold = it.finding().threshold();
    Double assumed =
        switch (inForce) {
          case HappyRule.Ratio(double ratio) ->
              it.on() == Calibration.On.RATIO ? (Double) ratio : null;
          case HappyRule.Margin(double margin) ->
              it.on() == Calibration.On.SURPLUS ? (Double) margin : null;
          case HappyRule.Observed _ -> null;
        };
    if (threshold != null) {
      to = Math.max(to, Math.min(threshold.mid(), to + (to - from)));
      from = Math.min(from, threshold.mid());
    }
    if (assumed != null) {
      to = Math.max(to, assumed);
      from = Math.min(from, assumed);
    }
    Axis axis = Axis.around(from, to, 6);
    DoubleFunction<String> format =
        it.on() == Calibration.On.SURPLUS
            ? axis.money(currency)
            : value -> Format.number(value, 2) + "×";
    Double a = it.fit().intercept();
    Double b = it.fit().slope();
    DoubleUnaryOperator curve =
        a == null || b == null ? null : x -> 1 / (1 + Math.exp(-(a + b * x)));
    List<CalibrationCurve.Dot> dots = new ArrayList<>();
    for (Calibration.Bin bin : it.sample().bins()) {
      dots.add(
          new CalibrationCurve.Dot(
              bin.mean(), bin.share(), Format.of(bin.happy(), bin.n()) + " happy"));
    }
    return new CalibrationCurve(
        "Observed happy share by %s. %s"
            .formatted(
                it.on() == Calibration.On.SURPLUS ? "value less cost" : "value over cost",
                it.finding().verdict()),
        axis,
        format,
        it.on() == Calibration.On.SURPLUS
            ? "value less cost, a year"
            : "value as a multiple of cost",
        dots,
        curve,
        assumed,
        threshold);
  }
}
