package io.beachhead.value;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.evidence.AccountValues;
import org.jspecify.annotations.Nullable;

/**
 * How fast value grows with size: the slope of log value on log size, over accounts that said what
 * features are worth to them, each against the average of its cell.
 *
 * @param exponent with its 80% range; null where it is not identified
 * @param accounts it rests on
 * @param notEnoughData why it is not identified; null where it is
 */
public record SizeFit(
    @Nullable Interval exponent, int accounts, @Nullable NotEnoughData notEnoughData) {

  /** Fewer accounts than this tell nothing reliable. */
  public static final int NEEDED = 30;

  /** Sizes closer together than this, on the log scale, tell nothing. */
  private static final double ALIKE = 0.05;

  static SizeFit nothing() {
    return missing(0, "No account said what features are worth to it.");
  }

  private static SizeFit missing(int have, String why) {
    return new SizeFit(null, have, new NotEnoughData(have, NEEDED, why));
  }

  /**
   * Fits, with an intercept for every cell of the main home.
   *
   * @param grid with an exponent of 1, so that its sizes are as they were measured
   */
  static SizeFit of(AccountGrid grid) {
    int count = grid.accounts().count();
    double[] said = new double[count];
    int[] statements = new int[count];
    int most = 0;
    for (AccountValues column : grid.evidence().ownValues()) {
      for (int i = 0; i < column.size(); i++) {
        said[column.rows()[i]] += column.values()[i];
        most = Math.max(most, ++statements[column.rows()[i]]);
      }
    }
    Home home = grid.homes().getFirst();
    double[][] sums = new double[home.cells()][6];
    int n = 0;
    for (int row = 0; row < count; row++) {
      double size = grid.accounts().size().orElse(row, 0);
      // Who spoke of fewer features has said less in total, whatever its size.
      if (statements[row] * 2 > most && said[row] > 0 && size > 0) {
        double x = Math.log(size);
        double y = Math.log(said[row]);
        double[] sum = sums[home.cell(row)];
        sum[0]++;
        sum[1] += x;
        sum[2] += y;
        sum[3] += x * x;
        sum[4] += x * y;
        sum[5] += y * y;
        n++;
      }
    }
    if (n < NEEDED) {
      return missing(n, "Too few accounts said what features are worth to them and have a size.");
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    int cells = 0;
    for (double[] sum : sums) {
      if (sum[0] > 0) {
        cells++;
        xx += sum[3] - sum[1] * sum[1] / sum[0];
        xy += sum[4] - sum[1] * sum[2] / sum[0];
        yy += sum[5] - sum[2] * sum[2] / sum[0];
      }
    }
    if (xx / n < ALIKE * ALIKE || n - cells < 2) {
      return missing(n, "Those accounts are all about equally large within their segments.");
    }
    double slope = xy / xx;
    double residual = Math.max(0, yy - slope * xy) / (n - cells - 1);
    return new SizeFit(Interval.normal(slope, Math.sqrt(residual / xx)), n, null);
  }
}
