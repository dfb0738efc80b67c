package io.beachhead.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * <b>Question:</b> which share of a segment's customers values the product above a threshold?
 *
 * <p><b>Estimator:</b> the upper tail of a normal or a lognormal distribution with the given mean
 * and standard deviation. Lognormal: σ_L² = ln(1 + cv²), μ_L = ln(mean) − σ_L²/2, so that mean and
 * standard deviation are kept (a sum of features is matched by its first two moments).
 *
 * <p><b>Inputs:</b> mean and standard deviation between customers in currency per account and year;
 * the standard deviation is at least 0.
 *
 * <p><b>Assumptions:</b> the form of the distribution. Comparisons are strict: a value equal to the
 * threshold is not above it.
 *
 * <p><b>Undefined when:</b> never. A standard deviation of 0 gives an indicator, as does a
 * lognormal whose mean is not above 0 (no such distribution exists; everyone is then taken to sit
 * at the mean).
 *
 * <p><b>Source:</b> Fenton (1960), IRE Transactions 8, for the moment matching.
 *
 * <p><b>Checked against:</b> tables of the normal distribution and moments by simulation.
 *
 * @param form normal or lognormal
 * @param mean between customers
 * @param sd between customers
 */
public record WillingnessDistribution(Form form, double mean, double sd) {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  /** The shape of the spread between customers. */
  public enum Form {
    NORMAL,
    LOGNORMAL
  }

  public WillingnessDistribution {
    if (!Double.isFinite(mean) || !(sd >= 0)) {
      throw new IllegalArgumentException("mean %s, sd %s".formatted(mean, sd));
    }
  }

  /** The share of customers whose value is strictly above {@code threshold}, in [0, 1]. */
  public double shareAbove(double threshold) {
    if (isPoint()) {
      return mean > threshold ? 1 : 0;
    }
    if (form == Form.NORMAL) {
      return STANDARD.survivalProbability((threshold - mean) / sd);
    }
    if (threshold <= 0) {
      return 1;
    }
    return STANDARD.survivalProbability((Math.log(threshold) - logMean()) / logSd());
  }

  /** The density at {@code value}; 0 everywhere for a point. For drawing only. */
  public double density(double value) {
    if (isPoint()) {
      return 0;
    }
    if (form == Form.NORMAL) {
      return STANDARD.density((value - mean) / sd) / sd;
    }
    return value <= 0
        ? 0
        : STANDARD.density((Math.log(value) - logMean()) / logSd()) / (logSd() * value);
  }

  /** Whether all customers sit at one value. */
  public boolean isPoint() {
    return sd == 0 || (form == Form.LOGNORMAL && mean <= 0);
  }

  /** The same spread around another mean. */
  public WillingnessDistribution around(double otherMean) {
    return new WillingnessDistribution(form, otherMean, sd);
  }

  private double logSd() {
    double cv = sd / mean;
    return Math.sqrt(Math.log1p(cv * cv));
  }

  private double logMean() {
    double logSd = logSd();
    return Math.log(mean) - logSd * logSd / 2;
  }
}
