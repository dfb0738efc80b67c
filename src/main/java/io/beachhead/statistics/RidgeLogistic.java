package io.beachhead.statistics;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;

/**
 * <b>Question:</b> how likely is a yes, given many quantities that may overlap, and what does each
 * add?
 *
 * <p><b>Estimator:</b> maximum of the log-likelihood of P(yes) = 1 / (1 + e^−(a + b·x)) less λ/2 ×
 * Σb², by Newton's method with halved steps, on predictors scaled to mean 0 and standard deviation
 * 1; the constant is not penalised. Covariance: the inverse of the penalised information.
 *
 * <p><b>Inputs:</b> one row per observation with the same number of finite predictors; a yes or a
 * no for each, both at least once; λ ≥ 0.
 *
 * <p><b>Assumptions:</b> observations are independent; the log odds are linear in the predictors;
 * the range of a chance holds for the shrunken model (a Gaussian prior of variance 1/λ on each
 * scaled coefficient).
 *
 * <p><b>Undefined when:</b> all answers are the same. A predictor that does not vary gets the
 * coefficient 0; predictors that follow from one another share theirs, where λ &gt; 0.
 *
 * <p><b>Source:</b> le Cessie and van Houwelingen (1992), Applied Statistics 41, 191–201.
 *
 * <p><b>Checked against:</b> Spector and Mazzeo's grades (Greene, Econometric Analysis) where λ is
 * 0; its own gradient where it is not; simulated coverage.
 */
public final class RidgeLogistic {
  private static final int STEPS = 60;
  private static final double CONVERGED = 1e-9;

  /** Keeps the information invertible where a predictor does not vary or λ is 0. */
  private static final double FLOOR = 1e-10;

  private final double[] beta;
  private final double[][] covariance;
  private final double[] mean;
  private final double[] sd;
  private final double logLikelihood;

  private RidgeLogistic(
      double[] beta, double[][] covariance, double[] mean, double[] sd, double logLikelihood) {
    this.beta = beta;
    this.covariance = covariance;
    this.mean = mean;
    this.sd = sd;
    this.logLikelihood = logLikelihood;
  }

  /**
   * Fits.
   *
   * @param predictors a row per observation
   * @param yes as many, of which some are true and some false
   * @param lambda penalty on the squares of the scaled coefficients; 0 = none
   * @throws IllegalArgumentException where all answers are the same
   */
  public static RidgeLogistic fit(double[][] predictors, boolean[] yes, double lambda) {
    int positives = 0;
    for (boolean each : yes) {
      positives += each ? 1 : 0;
    }
    if (predictors.length != yes.length || positives == 0 || positives == yes.length) {
      throw new IllegalArgumentException(
          "%d rows, %d answers, %d of them yes"
              .formatted(predictors.length, yes.length, positives));
    }
    int k = predictors[0].length + 1;
    double[] mean = new double[k - 1];
    double[] sd = new double[k - 1];
    scale(predictors, mean, sd);
    double[][] x = new double[predictors.length][];
    Arrays.setAll(x, i -> scaled(predictors[i], mean, sd));
    double[] beta = new double[k];
    beta[0] = Math.log((double) positives / (yes.length - positives));
    double reached = penalised(x, yes, beta, lambda);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[k];
      double[][] information = information(x, yes, beta, lambda, gradient);
      double[] move = solver(information).solve(new ArrayRealVector(gradient, false)).toArray();
      double size = 1;
      double[] next = moved(beta, move, size);
      double there = penalised(x, yes, next, lambda);
      while (there < reached - 1e-12 && size > 1e-6) {
        size /= 2;
        next = moved(beta, move, size);
        there = penalised(x, yes, next, lambda);
      }
      double longest = 0;
      for (double each : move) {
        longest = Math.max(longest, Math.abs(each) * size);
      }
      beta = next;
      reached = there;
      if (longest < CONVERGED) {
        break;
      }
    }
    double[][] information = information(x, yes, beta, lambda, new double[k]);
    return new RidgeLogistic(
        beta, solver(information).getInverse().getData(), mean, sd, penalised(x, yes, beta, 0));
  }

  /** The log odds where the predictors are {@code x}. */
  public double logOdds(double[] x) {
    double sum = beta[0];
    for (int j = 0; j < x.length; j++) {
      sum += beta[j + 1] * (x[j] - mean[j]) / sd[j];
    }
    return sum;
  }

  /** The chance of a yes where the predictors are {@code x}. */
  public double chance(double[] x) {
    return logistic(logOdds(x));
  }

  /**
   * The chance with its 80% range.
   *
   * @param inflation by what the variance is multiplied where observations overlap; 1 where they
   *     are independent
   */
  public Interval chance(double[] x, double inflation) {
    double[] row = scaled(x, mean, sd);
    double variance = 0;
    for (int j = 0; j < row.length; j++) {
      double sum = 0;
      for (int l = 0; l < row.length; l++) {
        sum += covariance[j][l] * row[l];
      }
      variance += row[j] * sum;
    }
    return Interval.normal(logOdds(x), Math.sqrt(Math.max(0, variance * inflation)))
        .map(RidgeLogistic::logistic);
  }

  /** What a predictor adds to the log odds against another value of it. */
  public double contribution(int predictor, double value, double usual) {
    return beta[predictor + 1] * (value - usual) / sd[predictor];
  }

  /** The constant first, then one per predictor, in the predictors' own units. */
  public double[] coefficients() {
    double[] own = new double[beta.length];
    own[0] = beta[0];
    for (int j = 0; j < mean.length; j++) {
      own[j + 1] = beta[j + 1] / sd[j];
      own[0] -= beta[j + 1] * mean[j] / sd[j];
    }
    return own;
  }

  /** Without the penalty; at most 0. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** 1 / (1 + e^−x). */
  public static double logistic(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  private static void scale(double[][] rows, double[] mean, double[] sd) {
    for (int j = 0; j < mean.length; j++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[j];
      }
      mean[j] = sum / rows.length;
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[j] - mean[j]) * (row[j] - mean[j]);
      }
      sd[j] = Math.sqrt(squares / rows.length);
      if (!(sd[j] > 1e-9 * Math.max(1, Math.abs(mean[j])))) {
        sd[j] = Double.POSITIVE_INFINITY;
      }
    }
  }

  private static double[] scaled(double[] row, double[] mean, double[] sd) {
    double[] scaled = new double[row.length + 1];
    scaled[0] = 1;
    for (int j = 0; j < row.length; j++) {
      scaled[j + 1] = (row[j] - mean[j]) / sd[j];
    }
    return scaled;
  }

  private static double[] moved(double[] from, double[] move, double size) {
    double[] to = from.clone();
    for (int j = 0; j < to.length; j++) {
      to[j] += size * move[j];
    }
    return to;
  }

  private static double dot(double[] row, double[] beta) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * beta[j];
    }
    return sum;
  }

  private static double penalised(double[][] x, boolean[] yes, double[] beta, double lambda) {
    double sum = 0;
    for (int i = 0; i < yes.length; i++) {
      double odds = dot(x[i], beta);
      double towards = yes[i] ? odds : -odds;
      sum -= towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
    }
    for (int j = 1; j < beta.length; j++) {
      sum -= lambda / 2 * beta[j] * beta[j];
    }
    return sum;
  }

  private static double[][] information(
      double[][] x, boolean[] yes, double[] beta, double lambda, double[] gradient) {
    int k = beta.length;
    double[][] information = new double[k][k];
    for (int i = 0; i < yes.length; i++) {
      double p = logistic(dot(x[i], beta));
      double weight = p * (1 - p);
      double rest = (yes[i] ? 1 : 0) - p;
      for (int j = 0; j < k; j++) {
        gradient[j] += x[i][j] * rest;
        double weighted = weight * x[i][j];
        for (int l = 0; l <= j; l++) {
          information[j][l] += weighted * x[i][l];
        }
      }
    }
    for (int j = 0; j < k; j++) {
      for (int l = j + 1; l < k; l++) {
        information[j][l] = information[l][j];
      }
      if (j > 0) {
        gradient[j] -= lambda * beta[j];
        information[j][j] += lambda;
      }
      information[j][j] += FLOOR;
    }
    return information;
  }

  private static DecompositionSolver solver(double[][] information) {
    return new CholeskyDecomposition(
            new Array2DRowRealMatrix(information, false),
            CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
            0)
        .getSolver();
  }
}
