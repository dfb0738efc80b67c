package io.beachhead.value;

import io.beachhead.statistics.LogisticNormal;
import io.beachhead.statistics.WillingnessDistribution;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Scaling;
import io.beachhead.value.model.ValueModel;
import org.jspecify.annotations.Nullable;

/**
 * How likely an account is to be happy, given how its value may be spread. Everything is per unit
 * of its weight, so that accounts which differ only in size are asked once.
 *
 * <p>Where value grows with cost a margin grows with it: it is stated for the average account.
 */
final class HappyTest {
  private static final double NO_COST = 1e-9;
  private static final double FARTHEST = 6;
  private static final double STEP = 0.25;

  private final WillingnessDistribution.Form form;
  private final HappyRule rule;
  private final boolean scaled;
  private final @Nullable HappyCurve curve;
  private final double intercept;
  private final double slope;

  HappyTest(ValueModel model) {
    this(
        model.distribution() == Distribution.LOGNORMAL
            ? WillingnessDistribution.Form.LOGNORMAL
            : WillingnessDistribution.Form.NORMAL,
        model.happy(),
        model.scalesWith() instanceof Scaling.Cost,
        0,
        0);
  }

  private HappyTest(
      WillingnessDistribution.Form form,
      HappyRule rule,
      boolean scaled,
      double first,
      double second) {
    this.form = form;
    this.rule = rule;
    this.scaled = scaled;
    this.curve = rule.deciding();
    if (curve == null) {
      intercept = 0;
      slope = 0;
    } else {
      // The lower root of the covariance turns two independent directions into the two numbers.
      double root = Math.sqrt(curve.interceptVariance());
      double across = root == 0 ? 0 : curve.covariance() / root;
      double rest = Math.sqrt(Math.max(0, curve.slopeVariance() - across * across));
      intercept = curve.intercept() + root * first;
      slope = Math.max(0, curve.slope() + across * first + rest * second);
    }
  }

  /** Whether a curve decides rather than a step. */
  boolean isCurve() {
    return curve != null;
  }

  /** The same test with the curve moved by so many standard deviations in its two directions. */
  HappyTest moved(double first, double second) {
    return new HappyTest(form, rule, scaled, first, second);
  }

  /**
   * Whom a test asks.
   *
   * @param cost per unit of weight
   * @param weight of the account
   * @param factor of its group in the main home: relative size per unit of weight
   */
  record Asked(double cost, double weight, double factor) {}

  /** The share of accounts like this one whose value exceeds their cost. */
  double buys(double mean, double sd, Asked asked) {
    return new WillingnessDistribution(form, mean, sd).shareAbove(asked.cost);
  }

  /**
   * The share of accounts like this one that are happy.
   *
   * @param mean of their value per unit of weight
   * @param sd between them
   */
  double happy(double mean, double sd, Asked asked) {
    var values = new WillingnessDistribution(form, mean, sd);
    if (curve == null) {
      return values.shareAbove(threshold(asked));
    }
    double start = start(curve, asked);
    double rise = rise(curve, asked);
    if (values.isPoint()) {
      return LogisticNormal.logistic(start + rise * mean);
    }
    return form == WillingnessDistribution.Form.NORMAL
        ? LogisticNormal.share(start + rise * mean, rise * sd)
        : integrated(values, start, rise);
  }

  /** The chance that an account of that value is happy. */
  double happyAt(double value, Asked asked) {
    if (curve == null) {
      return value > threshold(asked) ? 1 : 0;
    }
    return LogisticNormal.logistic(start(curve, asked) + rise(curve, asked) * value);
  }

  /** The value per unit of weight from which on an account is happy: half of them, on a curve. */
  double threshold(Asked asked) {
    HappyRule.Step step =
        switch (rule) {
          case HappyRule.Step stated -> stated;
          case HappyRule.Observed observed -> observed.assumed();
        };
    if (curve != null) {
      return curve.on() == HappyCurve.On.RATIO
          ? curve.at(0.5) * asked.cost
          : asked.cost + curve.at(0.5) * unit(asked);
    }
    return switch (step) {
      case HappyRule.Ratio(double ratio) -> ratio * asked.cost;
      case HappyRule.Margin(double margin) -> asked.cost + margin * unit(asked);
    };
  }

  /** What one unit of money, stated for the average account, is per unit of weight. */
  private double unit(Asked asked) {
    return scaled ? asked.factor : 1 / asked.weight;
  }

  private double start(HappyCurve on, Asked asked) {
    return on.on() == HappyCurve.On.RATIO
        ? intercept
        : intercept - slope * asked.cost / unit(asked);
  }

  private double rise(HappyCurve on, Asked asked) {
    return on.on() == HappyCurve.On.RATIO
        ? slope / Math.max(asked.cost, NO_COST)
        : slope / unit(asked);
  }

  /** Over the lognormal distribution, by the trapezoidal rule on its normal logarithm. */
  private static double integrated(WillingnessDistribution values, double start, double rise) {
    double cv = values.sd() / values.mean();
    double logSd = Math.sqrt(Math.log1p(cv * cv));
    double logMean = Math.log(values.mean()) - logSd * logSd / 2;
    double sum = 0;
    double weights = 0;
    for (double z = -FARTHEST; z <= FARTHEST; z += STEP) {
      double weight = Math.exp(-z * z / 2);
      weights += weight;
      sum += weight * LogisticNormal.logistic(start + rise * Math.exp(logMean + logSd * z));
    }
    return sum / weights;
  }
}
