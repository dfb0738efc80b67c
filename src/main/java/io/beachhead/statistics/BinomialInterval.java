package io.beachhead.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * <b>Question:</b> how sure is a share counted in a sample?
 *
 * <p><b>Estimator:</b> Jeffreys' equal-tailed interval: quantiles of Beta(k + ½, n − k + ½), with
 * the lower end 0 where k = 0 and the upper end 1 where k = n. The middle is k/n.
 *
 * <p><b>Inputs:</b> k successes of n independent trials.
 *
 * <p><b>Assumptions:</b> trials are independent with one probability.
 *
 * <p><b>Undefined when:</b> n = 0.
 *
 * <p><b>Source:</b> Brown, Cai and DasGupta (2001), Statistical Science 16, 101–133.
 *
 * <p><b>Checked against:</b> their table for n = 10, and simulated coverage.
 */
public final class BinomialInterval {
  private BinomialInterval() {}

  /**
   * The 80% interval of a share.
   *
   * @param successes 0 to {@code trials}
   * @param trials at least 1
   */
  public static Interval jeffreys(long successes, long trials) {
    return jeffreys(successes, trials, 0.8);
  }

  /** The interval at another level, such as 0.9. */
  public static Interval jeffreys(long successes, long trials, double level) {
    BetaDistribution posterior = posterior(successes, trials);
    double tail = (1 - level) / 2;
    double low = successes == 0 ? 0 : posterior.inverseCumulativeProbability(tail);
    double high = successes == trials ? 1 : posterior.inverseSurvivalProbability(tail);
    return new Interval(low, (double) successes / trials, high);
  }

  /** The posterior of the share under Jeffreys' prior. */
  public static BetaDistribution posterior(long successes, long trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException("%d of %d".formatted(successes, trials));
    }
    return BetaDistribution.of(successes + 0.5, trials - successes + 0.5);
  }
}
