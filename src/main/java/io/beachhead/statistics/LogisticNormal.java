package io.beachhead.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * <b>Question:</b> if the log odds of a yes are spread normally over people, which share says yes?
 *
 * <p><b>Estimator:</b> the mean of 1/(1 + e^−x) over x ~ N(mean, sd²). It has no closed form. It is
 * nearly a function of mean / √(1 + π·sd²/8) alone; a table over that and sd (whose both ends, sd 0
 * and sd without bound, are known exactly) gives it to within 0.0001.
 *
 * <p><b>Inputs:</b> mean and standard deviation of the log odds; the standard deviation is at least
 * 0.
 *
 * <p><b>Assumptions:</b> the log odds are normal.
 *
 * <p><b>Undefined when:</b> never.
 *
 * <p><b>Source:</b> MacKay (1992), Neural Computation 4, 720–736, for the first approximation.
 *
 * <p><b>Checked against:</b> numerical integration and simulation.
 */
public final class LogisticNormal {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int SPREADS = 64;
  private static final int PER_UNIT = 16;
  private static final int FARTHEST = 9;
  private static final double STEP = 0.5;
  private static final double END = 37;
  private static final double[][] TABLE = table();

  private LogisticNormal() {}

  /** The share, in [0, 1]; it never falls with the mean. */
  public static double share(double mean, double sd) {
    if (sd == 0) {
      return logistic(mean);
    }
    double scaled = mean / Math.sqrt(1 + Math.PI * sd * sd / 8);
    double above = upper(Math.abs(scaled), (Double.isInfinite(sd) ? 1 : sd / (1 + sd)) * SPREADS);
    return scaled < 0 ? 1 - above : above;
  }

  /**
   * For a mean of at least 0.
   *
   * @param size the scaled mean
   * @param row place of the spread in the table
   */
  private static double upper(double size, double row) {
    int r = Math.min((int) row, SPREADS - 1);
    double down = row - r;
    int last = FARTHEST * PER_UNIT;
    if (!(size < FARTHEST)) {
      double end = (1 - down) * TABLE[r][last] + down * TABLE[r + 1][last];
      return 1 - (1 - end) * (1 - logistic(size)) / (1 - logistic(FARTHEST));
    }
    double column = size * PER_UNIT;
    int c = Math.min((int) column, last - 1);
    double right = column - c;
    return (1 - down) * ((1 - right) * TABLE[r][c] + right * TABLE[r][c + 1])
        + down * ((1 - right) * TABLE[r + 1][c] + right * TABLE[r + 1][c + 1]);
  }

  /** 1/(1 + e^−x), without overflow. */
  public static double logistic(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  private static double[][] table() {
    double[][] table = new double[SPREADS + 1][FARTHEST * PER_UNIT + 1];
    for (int r = 0; r <= SPREADS; r++) {
      double t = (double) r / SPREADS;
      double sd = t / (1 - t);
      table[r][0] = 0.5;
      for (int c = 1; c < table[r].length; c++) {
        double scaled = (double) c / PER_UNIT;
        table[r][c] =
            r == 0
                ? logistic(scaled)
                : r == SPREADS
                    ? NORMAL.cumulativeProbability(scaled * Math.sqrt(Math.PI / 8))
                    : integral(scaled * Math.sqrt(1 + Math.PI * sd * sd / 8), sd);
      }
    }
    return table;
  }

  /**
   * By the trapezoidal rule, which is exact to rounding for such functions: over the normal where
   * it is the narrower one, over the logistic distribution otherwise.
   */
  private static double integral(double mean, double sd) {
    double sum = 0;
    if (sd < 1) {
      for (double z = -9; z <= 9; z += STEP / 2) {
        sum += NORMAL.density(z) * logistic(mean + sd * z) * STEP / 2;
      }
      return sum;
    }
    for (double x = -END; x <= END; x += STEP) {
      double p = logistic(x);
      sum += p * (1 - p) * NORMAL.cumulativeProbability((mean - x) / sd) * STEP;
    }
    return sum;
  }
}
