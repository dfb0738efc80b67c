package io.beachhead.statistics.survey;

import java.util.List;

/**
 * <b>Question:</b> how often was an item best, how often worst, and what does that alone say about
 * how much it is wanted?
 *
 * <p><b>Estimator:</b> score d = (best − worst) / shown; utility ln((1 + d) / (1 − d)) with
 * standard error √(2 / (n (1 − d²))), the approximation of Marley, Islam and Hawkins; shares e^u /
 * Σ e^u.
 *
 * <p><b>Inputs:</b> counts of one item.
 *
 * <p><b>Assumptions:</b> a balanced design: every item is shown as often, and beside the others as
 * often.
 *
 * <p><b>Undefined when:</b> the item was never shown, or was best (worst) every time.
 *
 * <p><b>Source:</b> Marley, Islam and Hawkins (2016), Journal of Choice Modelling 21, 50–65; the
 * aggregate example of R's bwsTools.
 *
 * <p><b>Checked against:</b> that example: 302 best and 352 worst of 1,400 give −.071459 (.037821).
 *
 * @param best how often it was wanted most
 * @param worst how often it was wanted least
 * @param shown how often it was on offer; at least {@code best + worst}
 */
public record BestWorstCounts(int best, int worst, int shown) {
  public BestWorstCounts {
    if (best < 0 || worst < 0 || best + worst > shown) {
      throw new IllegalArgumentException("%d and %d of %d".formatted(best, worst, shown));
    }
  }

  /** The counts of each item. */
  public static List<BestWorstCounts> of(List<BestWorstAnswer> answers, int items) {
    int[][] counts = new int[items][3];
    for (BestWorstAnswer answer : answers) {
      counts[answer.best()][0]++;
      counts[answer.worst()][1]++;
      for (int item : answer.shown()) {
        counts[item][2]++;
      }
    }
    return java.util.Arrays.stream(counts)
        .map(each -> new BestWorstCounts(each[0], each[1], each[2]))
        .toList();
  }

  /** (best − worst) / shown, from −1 to 1; only where it was shown. */
  public double score() {
    if (shown == 0) {
      throw new IllegalStateException("an item that was never shown has no score");
    }
    return (double) (best - worst) / shown;
  }

  /** Log odds, 0 where best and worst are even; infinite where it was best (worst) every time. */
  public double utility() {
    double d = score();
    return Math.log((1 + d) / (1 - d));
  }

  /** Standard error of {@link #utility()}. */
  public double standardError() {
    double d = score();
    return Math.sqrt(2 / (shown * (1 - d * d)));
  }
}
