package io.beachhead.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hipparchus.special.Gamma;

/**
 * <b>Question:</b> does one thing that people did go with another, such as an early behaviour with
 * staying?
 *
 * <p><b>Estimators</b> of a table of two by two counts: precision (of those who did it, who
 * stayed), sensitivity (of those who stayed, who did it), lift (precision over the share of all
 * that stayed) and mutual information in bits. p: likelihood-ratio test (G = 2 n ln 2 · bits, one
 * degree of freedom) where every expected count is 10 or more, else Fisher's exact test, two-sided.
 *
 * <p><b>Inputs:</b> counts of 0 or more with at least one person.
 *
 * <p><b>Assumptions:</b> people are independent. An association, not a cause.
 *
 * <p><b>Undefined when:</b> nobody did it (precision, lift), nobody stayed (sensitivity, lift).
 *
 * <p><b>Source:</b> Agresti, Categorical Data Analysis (2013), sections 2.6 and 3.5; Mantel and
 * Haenszel (1959); VanderWeele and Ding (2017) for the E-value.
 *
 * <p><b>Checked against:</b> Fisher's tea tasting (3, 1, 1, 3): p = 0.4857; E-value of a risk ratio
 * of 3.9: 7.26 (VanderWeele and Ding).
 *
 * @param both did it and stayed
 * @param onlyDid did it and did not stay
 * @param onlyStayed stayed without it
 * @param neither neither
 */
public record Association(long both, long onlyDid, long onlyStayed, long neither) {
  private static final double LEAST_EXPECTED = 10;
  private static final double TIED = 1 + 1e-7;

  public long n() {
    return both + onlyDid + onlyStayed + neither;
  }

  public long did() {
    return both + onlyDid;
  }

  public long stayed() {
    return both + onlyStayed;
  }

  /** The share of all that did it. */
  public double reach() {
    return (double) did() / n();
  }

  public double precision() {
    return (double) both / did();
  }

  public double sensitivity() {
    return (double) both / stayed();
  }

  /** The share of all that stayed. */
  public double base() {
    return (double) stayed() / n();
  }

  public double lift() {
    return precision() / base();
  }

  /** Mutual information, 0 to 1 bit. */
  public double bits() {
    double n = n();
    double bits =
        term(both, did(), stayed(), n)
            + term(onlyDid, did(), n - stayed(), n)
            + term(onlyStayed, n - did(), stayed(), n)
            + term(neither, n - did(), n - stayed(), n);
    return Math.max(0, bits);
  }

  private static double term(double count, double row, double column, double n) {
    return count == 0 ? 0 : count / n * Math.log(count * n / (row * column)) / Math.log(2);
  }

  /** The probability of a table at least as telling where the two have nothing to do with it. */
  public double p() {
    double n = n();
    double rows = Math.min(did(), n - did());
    double columns = Math.min(stayed(), n - stayed());
    if (rows == 0 || columns == 0) {
      return 1;
    }
    if (rows * columns / n >= LEAST_EXPECTED) {
      return ChiSquaredDistribution.of(1).survivalProbability(2 * n * Math.log(2) * bits());
    }
    return fisher();
  }

  private double fisher() {
    long from = Math.max(0, did() + stayed() - n());
    long to = Math.min(did(), stayed());
    double margins = log(did()) + log(n() - did()) + log(stayed()) + log(n() - stayed()) - log(n());
    double observed = Math.exp(margins - cells(both));
    double p = 0;
    for (long k = from; k <= to; k++) {
      double chance = Math.exp(margins - cells(k));
      p += chance <= observed * TIED ? chance : 0;
    }
    return Math.min(1, p);
  }

  private double cells(long k) {
    return log(k) + log(did() - k) + log(stayed() - k) + log(n() - did() - stayed() + k);
  }

  private static double log(double factorialOf) {
    return Gamma.logGamma(factorialOf + 1);
  }

  /**
   * The odds ratio with strata held apart, by Mantel and Haenszel: Σ(ad/n) / Σ(bc/n).
   *
   * @return infinite or not a number where a stratum would need what nobody did
   */
  public static double mantelHaenszel(Iterable<Association> strata) {
    double with = 0;
    double against = 0;
    for (var each : strata) {
      if (each.n() > 0) {
        with += (double) each.both * each.neither / each.n();
        against += (double) each.onlyDid * each.onlyStayed / each.n();
      }
    }
    return with / against;
  }

  /**
   * How strongly something unseen would have to go with both the behaviour and staying to explain a
   * risk ratio alone.
   *
   * @param riskRatio above 0; below 1 it is turned round
   */
  public static double eValue(double riskRatio) {
    double ratio = riskRatio < 1 ? 1 / riskRatio : riskRatio;
    return ratio + Math.sqrt(ratio * (ratio - 1));
  }
}
