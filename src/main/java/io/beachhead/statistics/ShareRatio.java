package io.beachhead.statistics;

/**
 * <b>Question:</b> by which factor is a share in one group larger than in another?
 *
 * <p><b>Estimator:</b> the ratio of the shares; its range is normal on the logarithmic scale
 * (Katz), with half an event added to every count where one of them is 0 or everybody (Walter).
 *
 * <p><b>Inputs:</b> k of n in each of two groups that have nobody in common.
 *
 * <p><b>Assumptions:</b> people are independent.
 *
 * <p><b>Undefined when:</b> a group is empty.
 *
 * <p><b>Source:</b> Katz, Baptista, Azen and Pike (1978), Biometrics 34, 469–474; Walter (1975),
 * Biometrika 62, 371–374.
 *
 * <p><b>Checked against:</b> the Physicians' Health Study, 189 of 11,034 against 104 of 11,037:
 * 1.82, 95% 1.43 to 2.31.
 */
public final class ShareRatio {
  private ShareRatio() {}

  /** The 80% interval of (k₁/n₁) / (k₂/n₂). */
  public static Interval katz(long k1, long n1, long k2, long n2) {
    if (n1 < 1 || n2 < 1) {
      throw new IllegalArgumentException("a group without anybody has no share");
    }
    boolean extreme = k1 == 0 || k2 == 0 || (k1 == n1 && k2 == n2);
    double half = extreme ? 0.5 : 0;
    double ratio = ((k1 + half) / (n1 + half)) / ((k2 + half) / (n2 + half));
    double variance = 1 / (k1 + half) - 1 / (n1 + half) + 1 / (k2 + half) - 1 / (n2 + half);
    return Interval.normal(Math.log(ratio), Math.sqrt(Math.max(0, variance))).map(Math::exp);
  }
}
