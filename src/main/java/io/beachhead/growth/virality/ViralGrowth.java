package io.beachhead.growth.virality;

/**
 * Question: how many users are there after a time if each brings K more within one cycle?
 *
 * <p>Formula: C(t) = C₀ (K^(t/ct + 1) − 1) / (K − 1); for K = 1 its limit C₀ (t/ct + 1). Below K =
 * 1 it comes to rest at C₀ / (1 − K).
 *
 * <p>Assumptions: everybody brings as many, at the end of their cycle, and the market has no end.
 *
 * <p>Source: Skok, Lessons learned: viral marketing (2009); methods section 13. Checked against:
 * the figures there (12.5, 321.5042, 20,971,510).
 */
public final class ViralGrowth {
  private ViralGrowth() {}

  /**
   * Users after a time.
   *
   * @param start users at the beginning
   * @param k users that each brings, 0 or more
   * @param cycleDays above 0
   * @param days since the beginning
   */
  public static double after(double start, double k, double cycleDays, double days) {
    double cycles = days / cycleDays + 1;
    return Math.abs(k - 1) < 1e-9 ? start * cycles : start * (Math.pow(k, cycles) - 1) / (k - 1);
  }
}
