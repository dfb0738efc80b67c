package io.beachhead.statistics;

import java.util.Arrays;

/**
 * <b>Question:</b> how well does a score tell yes from no?
 *
 * <p><b>Estimator:</b> the chance that a yes scores above a no, ties counting half (Mann-Whitney):
 * ½ = not at all, 1 = without an error. Variance from the placements of every yes among the no and
 * of every no among the yes.
 *
 * <p><b>Inputs:</b> a finite score and an answer for each observation.
 *
 * <p><b>Assumptions:</b> observations are independent; the 80% range is that of a normal
 * distribution, cut at 0 and 1.
 *
 * <p><b>Undefined when:</b> there are fewer than two of either answer.
 *
 * <p><b>Source:</b> DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837–845; placements by
 * mid-ranks: Sun and Xu (2014), IEEE Signal Processing Letters 21, 1389–1393.
 *
 * <p><b>Checked against:</b> examples computed by hand, and simulated coverage.
 */
public final class AreaUnderCurve {
  private AreaUnderCurve() {}

  /**
   * The area with its 80% range.
   *
   * @param scores one per observation
   * @param yes as many
   */
  public static Estimate of(double[] scores, boolean[] yes) {
    int n = scores.length;
    int positives = 0;
    for (boolean each : yes) {
      positives += each ? 1 : 0;
    }
    int negatives = n - positives;
    if (positives < 2 || negatives < 2) {
      return new NotEnoughData(
          Math.min(positives, negatives), 2, "Both answers are needed at least twice.");
    }
    double[] all = midRanks(scores);
    double[] amongYes = midRanks(chosen(scores, yes, true));
    double[] amongNo = midRanks(chosen(scores, yes, false));
    double[] ofYes = new double[positives];
    double[] ofNo = new double[negatives];
    int p = 0;
    int q = 0;
    for (int i = 0; i < n; i++) {
      if (yes[i]) {
        ofYes[p] = (all[i] - amongYes[p]) / negatives;
        p++;
      } else {
        ofNo[q] = 1 - (all[i] - amongNo[q]) / positives;
        q++;
      }
    }
    double area = Arrays.stream(ofYes).average().orElseThrow();
    double sd = Math.sqrt(variance(ofYes, area) / positives + variance(ofNo, area) / negatives);
    return new Measured(
        new Interval(
            Math.max(0, area - Interval.Z90 * sd), area, Math.min(1, area + Interval.Z90 * sd)),
        n,
        "area under the ROC curve, DeLong");
  }

  private static double variance(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }

  private static double[] chosen(double[] scores, boolean[] yes, boolean wanted) {
    double[] chosen = new double[scores.length];
    int next = 0;
    for (int i = 0; i < scores.length; i++) {
      if (yes[i] == wanted) {
        chosen[next++] = scores[i];
      }
    }
    return Arrays.copyOf(chosen, next);
  }

  /** Ranks from 1; equal values share the average of theirs. */
  private static double[] midRanks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    double[] ranks = new double[values.length];
    int i = 0;
    while (i < order.length) {
      int end = i;
      while (end < order.length && values[order[end]] == values[order[i]]) {
        end++;
      }
      for (int j = i; j < end; j++) {
        ranks[order[j]] = (i + 1 + end) / 2.0;
      }
      i = end;
    }
    return ranks;
  }
}
