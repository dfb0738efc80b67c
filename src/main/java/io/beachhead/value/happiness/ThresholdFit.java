package io.beachhead.value.happiness;

import io.beachhead.statistics.AreaUnderCurve;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.LogisticRegression;
import io.beachhead.statistics.LogisticRegression.Fitted;
import io.beachhead.statistics.LogisticRegression.Separated;
import io.beachhead.statistics.LogisticRegression.Undetermined;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyRule;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits the threshold of happiness: observed happy on the predictor, threshold −a/b. It is
 * identified where the curve rises (b &gt; 0), the 80% range of the area under the ROC curve lies
 * above ½, and Fieller's range of the threshold has ends.
 */
final class ThresholdFit {
  /** Happy and other accounts needed at least, each. */
  static final int NEEDED = 5;

  private static final int BINS = 8;
  private static final int PER_BIN = 8;
  private static final String METHOD =
      "logistic regression, threshold −a/b with Fieller's 80% range; area under the ROC curve by"
          + " DeLong";

  private final Calibration.On on;
  private final double[] x;
  private final boolean[] happy;
  private final String currency;
  private final List<String> keptOut;
  private final int yes;

  private ThresholdFit(
      Calibration.On on, double[] x, boolean[] happy, String currency, List<String> keptOut) {
    this.on = on;
    this.x = x;
    this.happy = happy;
    this.currency = currency;
    this.keptOut = keptOut;
    this.yes = (int) IntStream.range(0, happy.length).filter(i -> happy[i]).count();
  }

  /**
   * Fits.
   *
   * @param x the predictor, one per account
   * @param happy as many
   */
  static Calibration of(
      Calibration.On on, double[] x, boolean[] happy, String currency, List<String> keptOut) {
    return new ThresholdFit(on, x, happy, currency, keptOut).fit();
  }

  private Calibration fit() {
    int fewer = Math.min(yes, x.length - yes);
    if (fewer < NEEDED) {
      return open(
          "Not identified: %s and %s with value evidence of their own; at least %d of each are needed."
              .formatted(
                  Format.count(yes, "happy account"),
                  Format.count(x.length - yes, "other account"),
                  NEEDED),
          null,
          null,
          new NotEnoughData(fewer, NEEDED, "happy and other accounts with evidence of their own"));
    }
    double[][] rows = Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    Interval auc =
        AreaUnderCurve.of(x, happy) instanceof Measured measured ? measured.interval() : null;
    return switch (LogisticRegression.fit(rows, happy)) {
      case Undetermined undetermined ->
          open("Not identified: " + undetermined.why(), auc, null, null);
      case Separated _ -> open(apart(), auc, null, null);
      case Fitted fitted -> judge(fitted, auc);
    };
  }

  private Calibration judge(Fitted fitted, @Nullable Interval auc) {
    if (fitted.coefficients()[1] <= 0) {
      return open(
          "Not identified: accounts with more value for their money are not happier here.",
          auc,
          fitted,
          null);
    }
    if (auc == null || auc.low() <= 0.5) {
      return open(
          "Not identified: value tells happy from other accounts hardly better than chance.",
          auc,
          fitted,
          null);
    }
    var half = fitted.halfPoint();
    if (half.isEmpty()) {
      return open("Not identified: the range of the threshold has no end.", auc, fitted, null);
    }
    HappyRule.Step rule = rule(half.get().mid());
    if (rule == null) {
      return open(
          "Not identified: half of the accounts are happy even below cost.", auc, fitted, null);
    }
    double largest = Arrays.stream(x).max().orElseThrow();
    double smallest = Arrays.stream(x).min().orElseThrow();
    String caution =
        half.get().mid() > largest
            ? "No account has as much: the curve is drawn beyond the data."
            : half.get().mid() < smallest ? "Every account has more than that." : null;
    return result(
        new Calibration.Finding(
            true,
            "Half of the accounts are happy from %s on (%s to %s)."
                .formatted(
                    words(half.get().mid()), words(half.get().low()), words(half.get().high())),
            half.get(),
            rule,
            caution,
            null),
        auc,
        fitted);
  }

  private HappyRule.@Nullable Step rule(double threshold) {
    return switch (on) {
      case SURPLUS -> threshold >= 0 ? new HappyRule.Margin(round(threshold)) : null;
      case RATIO -> threshold > 0 ? new HappyRule.Ratio(round(threshold)) : null;
    };
  }

  /** Three figures: more would be pretence. */
  private static double round(double value) {
    return value == 0
        ? 0
        : new java.math.BigDecimal(value).round(new java.math.MathContext(3)).doubleValue();
  }

  private String apart() {
    double lowestHappy = Double.POSITIVE_INFINITY;
    double highestOther = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      if (happy[i]) {
        lowestHappy = Math.min(lowestHappy, x[i]);
      } else {
        highestOther = Math.max(highestOther, x[i]);
      }
    }
    return lowestHappy >= highestOther
        ? "Not identified as a curve: every happy account has more than every other one; anything"
            + " from %s to %s divides them.".formatted(words(highestOther), words(lowestHappy))
        : "Not identified: every happy account has less than every other one.";
  }

  private String words(double value) {
    return switch (on) {
      case SURPLUS ->
          value < 0
              ? Format.money(-value, currency) + " below cost"
              : Format.money(value, currency) + " above cost";
      case RATIO -> Format.number(value, 2) + " × cost";
    };
  }

  private Calibration open(
      String verdict,
      @Nullable Interval auc,
      @Nullable Fitted fitted,
      @Nullable NotEnoughData missing) {
    return result(new Calibration.Finding(false, verdict, null, null, null, missing), auc, fitted);
  }

  private Calibration result(
      Calibration.Finding finding, @Nullable Interval auc, @Nullable Fitted fitted) {
    return new Calibration(
        on,
        new Calibration.Sample(x.length, yes, keptOut, bins()),
        finding,
        fitted == null
            ? new Calibration.Fit(auc, null, null, null, null, null)
            : new Calibration.Fit(
                auc,
                fitted.coefficients()[0],
                fitted.coefficients()[1],
                fitted.standardError(1),
                fitted.logLikelihood(),
                OutOfFold.check(x, happy)),
        METHOD,
        finding.identified() && fitted != null ? curve(fitted) : null);
  }

  private HappyCurve curve(Fitted fitted) {
    double[][] covariance = fitted.covariance();
    return new HappyCurve(
        HappyCurve.On.valueOf(on.name()),
        fitted.coefficients()[0],
        fitted.coefficients()[1],
        covariance[0][0],
        covariance[1][1],
        covariance[0][1],
        x.length,
        yes);
  }

  private List<Calibration.Bin> bins() {
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(x[a], x[b]));
    int count = Math.clamp(x.length / PER_BIN, 1, BINS);
    List<Calibration.Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < count && x.length > 0; bin++) {
      int from = bin * x.length / count;
      int to = (bin + 1) * x.length / count;
      double sum = 0;
      int of = 0;
      for (int i = from; i < to; i++) {
        sum += x[order[i]];
        of += happy[order[i]] ? 1 : 0;
      }
      bins.add(
          new Calibration.Bin(
              x[order[from]],
              x[order[to - 1]],
              sum / (to - from),
              to - from,
              of,
              BinomialInterval.jeffreys(of, to - from)));
    }
    return bins;
  }
}
