package io.beachhead.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * <b>Question:</b> how much do groups (segments, studies) really differ, beyond the noise of their
 * estimates, and what is each group's value when it borrows strength from the others?
 *
 * <p><b>Estimator:</b> y_i = μ + u_i + e_i with u ~ N(0, τ²) and e_i ~ N(0, v_i). τ² by restricted
 * maximum likelihood (Fisher scoring with step halving, from DerSimonian and Laird's moments); μ is
 * the mean weighted by 1/(v+τ²).
 *
 * <p><b>Inputs:</b> estimates y (any unit) and their sampling variances v above 0, one per group.
 *
 * <p><b>Assumptions:</b> groups are exchangeable and their true values normal; variances are taken
 * as known.
 *
 * <p><b>Undefined when:</b> fewer than 3 groups: the difference between groups cannot be told from
 * noise, use a stated prior.
 *
 * <p><b>Source:</b> Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30;
 * DerSimonian and Laird (1986).
 *
 * <p><b>Checked against:</b> the BCG vaccine trials (log risk ratios): DerSimonian-Laird τ²
 * .308760; REML μ −.714532, τ² .313243.
 */
public final class RandomEffects {
  /** Below this many groups the spread between them is not estimated. */
  public static final int FEWEST_GROUPS = 3;

  private static final int GRID = 80;
  private static final int MOST_STEPS = 200;
  private static final double TOLERANCE = 1e-12;

  private RandomEffects() {}

  /**
   * A fitted model.
   *
   * @param mean μ, in the unit of the estimates
   * @param standardError of μ
   * @param tauSquared variance between the groups, at least 0
   */
  public record Fit(double mean, double standardError, double tauSquared) {}

  /**
   * Every group's value, drawn towards the common mean as far as REML says. The variance also holds
   * the uncertainty of μ and of τ² (integrated over the restricted likelihood with a flat prior on
   * τ): with few groups a plug-in τ² would be far too sure of itself.
   *
   * @param estimates one per group, at least {@value #FEWEST_GROUPS}
   * @param variances as many, above 0
   * @return as many; the prior's weight is the pull towards the common mean
   */
  public static List<Posterior> shrink(double[] estimates, double[] variances) {
    Fit fit = fit(estimates, variances);
    double[] taus = new double[GRID];
    double[] logs = new double[GRID];
    double widest = widestTau(estimates, variances);
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < GRID; i++) {
      // Squared steps: most points where the likelihood lives, a few far out.
      double fraction = (i + 0.5) / GRID;
      taus[i] = widest * fraction * fraction;
      logs[i] =
          restrictedLogLikelihood(estimates, variances, taus[i] * taus[i]) + Math.log(fraction);
      highest = Math.max(highest, logs[i]);
    }
    double[] weights = new double[GRID];
    double total = 0;
    for (int i = 0; i < GRID; i++) {
      weights[i] = Math.exp(logs[i] - highest);
      total += weights[i];
    }
    List<Posterior> shrunken = new ArrayList<>();
    for (int group = 0; group < estimates.length; group++) {
      double v = variances[group];
      double pull = v / (v + fit.tauSquared);
      double mean = pull * fit.mean + (1 - pull) * estimates[group];
      double variance = 0;
      for (int i = 0; i < GRID; i++) {
        Sums sums = Sums.at(estimates, variances, taus[i] * taus[i]);
        double pullHere = v / (v + taus[i] * taus[i]);
        double off = pullHere * sums.mean + (1 - pullHere) * estimates[group] - mean;
        double within = (1 - pullHere) * v + pullHere * pullHere / sums.w;
        variance += weights[i] / total * (within + off * off);
      }
      shrunken.add(new Posterior(mean, Math.sqrt(variance), pull));
    }
    return shrunken;
  }

  private static double widestTau(double[] estimates, double[] variances) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double noise = 0;
    for (int i = 0; i < estimates.length; i++) {
      low = Math.min(low, estimates[i]);
      high = Math.max(high, estimates[i]);
      noise = Math.max(noise, Math.sqrt(variances[i]));
    }
    return 10 * Math.max(high - low, noise);
  }

  /**
   * Fits the model.
   *
   * @param estimates one per group, at least {@value #FEWEST_GROUPS}
   * @param variances as many, above 0
   */
  public static Fit fit(double[] estimates, double[] variances) {
    if (estimates.length != variances.length || estimates.length < FEWEST_GROUPS) {
      throw new IllegalArgumentException(
          "needs as many variances as estimates, and at least 3 groups");
    }
    for (double variance : variances) {
      if (!(variance > 0)) {
        throw new IllegalArgumentException("a group's variance must be above 0, not " + variance);
      }
    }
    double tauSquared = restrictedLikelihood(estimates, variances);
    Sums sums = Sums.at(estimates, variances, tauSquared);
    return new Fit(sums.mean, 1 / Math.sqrt(sums.w), tauSquared);
  }

  /** DerSimonian and Laird's τ²: where the search for the likelihood begins. */
  static double moments(double[] y, double[] v) {
    Sums fixed = Sums.at(y, v, 0);
    double excess = fixed.q - (y.length - 1);
    return Math.max(0, excess / (fixed.w - fixed.w2 / fixed.w));
  }

  private static double restrictedLikelihood(double[] y, double[] v) {
    double tau = moments(y, v);
    double best = restrictedLogLikelihood(y, v, tau);
    for (int step = 0; step < MOST_STEPS; step++) {
      Sums s = Sums.at(y, v, tau);
      double score = s.w2r - (s.w - s.w2 / s.w);
      double information = s.w2 - 2 * s.w3 / s.w + (s.w2 / s.w) * (s.w2 / s.w);
      double change = score / information;
      double next = Math.max(0, tau + change);
      double value = restrictedLogLikelihood(y, v, next);
      // The scoring step can overshoot: halve it until the likelihood does not fall.
      while (value < best - 1e-14 && Math.abs(next - tau) > TOLERANCE * (1 + tau)) {
        change /= 2;
        next = Math.max(0, tau + change);
        value = restrictedLogLikelihood(y, v, next);
      }
      boolean settled = Math.abs(next - tau) <= TOLERANCE * (1 + tau);
      tau = next;
      best = value;
      if (settled) {
        break;
      }
    }
    return tau;
  }

  private static double restrictedLogLikelihood(double[] y, double[] v, double tau) {
    Sums s = Sums.at(y, v, tau);
    double logs = 0;
    for (double variance : v) {
      logs += Math.log(variance + tau);
    }
    return -0.5 * (logs + Math.log(s.w) + s.q);
  }

  /** Sums over groups with weights w = 1/(v+τ²); r is the residual from the weighted mean. */
  private record Sums(double w, double w2, double w3, double mean, double q, double w2r) {
    static Sums at(double[] y, double[] v, double tau) {
      double w = 0;
      double w2 = 0;
      double w3 = 0;
      double wy = 0;
      for (int i = 0; i < y.length; i++) {
        double weight = 1 / (v[i] + tau);
        w += weight;
        w2 += weight * weight;
        w3 += weight * weight * weight;
        wy += weight * y[i];
      }
      double mean = wy / w;
      double q = 0;
      double w2r = 0;
      for (int i = 0; i < y.length; i++) {
        double weight = 1 / (v[i] + tau);
        double residual = y[i] - mean;
        q += weight * residual * residual;
        w2r += weight * weight * residual * residual;
      }
      return new Sums(w, w2, w3, mean, q, w2r);
    }
  }
}
