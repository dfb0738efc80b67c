package io.beachhead.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * <b>Question:</b> if the log odds of a yes are spread normally over people, which share says yes?
 *
 * <p><b>Estimator:</b> the mean of 1/(1 + e^−x) over x ~ N(mean, sd²). It has no closed form;
 * logistic(mean / √(1 + π·sd²/8)) comes within .02, and a table of the difference (to which both
 * ends, sd 0 and sd without bound, are known exactly) corrects it to within 0.0001.
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

  /** The share, in [0, 1]. */
  public static double share(double mean, double sd) {
    double scaled = mean / Math.sqrt(1 + Math.PI * sd * sd / 8);
    double near = logistic(scaled);
    double size = Math.abs(scaled);
    if (sd == 0 || !(size < FARTHEST)) {
      return near;
    }
    double row = (Double.isInfinite(sd) ? 1 : sd / (1 + sd)) * SPREADS;
    double column = size * PER_UNIT;
    int r = Math.min((int) row, SPREADS - 1);
    int c = Math.min((int) column, FARTHEST * PER_UNIT - 1);
    double down = row - r;
    double right = column - c;
    double correction =
        (1 - down) * ((1 - right) * TABLE[r][c] + right * TABLE[r][c + 1])
            + down * ((1 - right) * TABLE[r + 1][c] + right * TABLE[r + 1][c + 1]);
    return Math.clamp(near + (scaled < 0 ? -correction : correction), 0.0, 1.0);
  }

  /** 1/(1 + e^−x), without overflow. */
  public static double logistic(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  private static double[][] table() {
    double[][] table = new double[SPREADS + 1][FARTHEST * PER_UNIT + 1];
    for (int r = 1; r <= SPREADS; r++) {
      double t = (double) r / SPREADS;
      double sd = t / (1 - t);
      for (int c = 1; c < table[r].length; c++) {
        double scaled = (double) c / PER_UNIT;
        double exact =
            r == SPREADS
                ? NORMAL.cumulativeProbability(scaled * Math.sqrt(Math.PI / 8))
                : integral(scaled * Math.sqrt(1 + Math.PI * sd * sd / 8), sd);
        table[r][c] = exact - logistic(scaled);
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
