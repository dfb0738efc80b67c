package io.beachhead.statistics;

/**
 * <b>Question:</b> how much larger is a share in one group than in another?
 *
 * <p><b>Estimator:</b> the difference of the shares; its range by Newcombe's hybrid score method
 * from Wilson's intervals of both.
 *
 * <p><b>Inputs:</b> k of n in each of two groups that have nobody in common.
 *
 * <p><b>Assumptions:</b> people are independent.
 *
 * <p><b>Undefined when:</b> a group is empty.
 *
 * <p><b>Source:</b> Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
 *
 * <p><b>Checked against:</b> his example 56/70 − 48/80: 0.2000, 95% 0.0524 to 0.3339.
 */
public final class ShareDifference {
  private ShareDifference() {}

  /** The 80% interval of k₁/n₁ − k₂/n₂. */
  public static Interval newcombe(long k1, long n1, long k2, long n2) {
    return newcombe(k1, n1, k2, n2, Interval.Z90);
  }

  /**
   * The interval at another level.
   *
   * @param z half width in standard deviations: 1.96 for 95%
   */
  public static Interval newcombe(long k1, long n1, long k2, long n2, double z) {
    if (n1 < 1 || n2 < 1) {
      throw new IllegalArgumentException("a group without anybody has no share");
    }
    double p1 = (double) k1 / n1;
    double p2 = (double) k2 / n2;
    double[] one = wilson(k1, n1, z);
    double[] two = wilson(k2, n2, z);
    double difference = p1 - p2;
    return new Interval(
        difference - Math.hypot(p1 - one[0], two[1] - p2),
        difference,
        difference + Math.hypot(one[1] - p1, p2 - two[0]));
  }

  private static double[] wilson(long k, long n, double z) {
    double p = (double) k / n;
    double middle = p + z * z / (2 * n);
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
    double scale = 1 + z * z / n;
    return new double[] {
      Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)
    };
  }
}
