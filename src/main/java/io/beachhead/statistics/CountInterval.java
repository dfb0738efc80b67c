package io.beachhead.statistics;

import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * <b>Question:</b> how sure is a rate of events, such as sign-ups a day?
 *
 * <p><b>Estimator:</b> Jeffreys' equal-tailed interval of a Poisson mean: quantiles of Gamma(k +
 * ½), divided by the exposure; the lower end is 0 where k = 0. The middle is k / exposure.
 *
 * <p><b>Inputs:</b> k events in an exposure above 0 (days, say).
 *
 * <p><b>Assumptions:</b> events are independent and come at one rate; where weekdays differ much,
 * the range is somewhat too narrow.
 *
 * <p><b>Undefined when:</b> the exposure is 0.
 *
 * <p><b>Source:</b> Brown, Cai and DasGupta (2003), Statistica Sinica 13, 19–49.
 *
 * <p><b>Checked against:</b> half of the χ² quantiles with 2k + 1 degrees of freedom, and simulated
 * coverage.
 */
public final class CountInterval {
  private CountInterval() {}

  /**
   * The 80% interval of a rate.
   *
   * @param count 0 or more
   * @param exposure above 0
   */
  public static Interval jeffreys(long count, double exposure) {
    if (count < 0 || !(exposure > 0)) {
      throw new IllegalArgumentException("%d in %s".formatted(count, exposure));
    }
    var posterior = GammaDistribution.of(count + 0.5, 1);
    double low = count == 0 ? 0 : posterior.inverseCumulativeProbability(0.1);
    double mid = count;
    double high = posterior.inverseCumulativeProbability(0.9);
    return new Interval(low / exposure, mid / exposure, Math.max(mid, high) / exposure);
  }
}
