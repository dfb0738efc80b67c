package io.beachhead.statistics;

/**
 * <b>Question:</b> how far would a count differ if other people like these had come?
 *
 * <p><b>Estimator:</b> the square root of a count has nearly the same spread whatever the count is:
 * (√N ± z·√φ/2)², where φ = Σc²/N says how many events come together (1 where each person counts
 * once).
 *
 * <p><b>Inputs:</b> the count N = Σc and Σc² of what each person or account contributes.
 *
 * <p><b>Assumptions:</b> people come independently of each other at a steady rate; the events of
 * one person may come in any number together.
 *
 * <p><b>Undefined when:</b> never; of a count of 0 the range is that of single events.
 *
 * <p><b>Source:</b> Bartlett (1936), Supplement to the Journal of the Royal Statistical Society 3,
 * 68–78, on the square root; the compound Poisson distribution for φ.
 *
 * <p><b>Checked against:</b> simulated coverage.
 */
public final class ClusteredCount {
  private ClusteredCount() {}

  /**
   * The 80% interval of a count.
   *
   * @param count at least 0
   * @param squares the sum of the squared contributions, at least {@code count}
   */
  public static Interval of(double count, double squares) {
    double together = count == 0 ? 1 : squares / count;
    double root = Math.sqrt(count);
    double half = Interval.Z90 * Math.sqrt(together) / 2;
    double low = Math.max(0, root - half);
    return new Interval(low * low, count, (root + half) * (root + half));
  }
}
