package io.beachhead.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * <b>Question:</b> how does the chance of a yes change with some quantities?
 *
 * <p><b>Estimator:</b> maximum likelihood of P(yes) = 1 / (1 + e^−(a + b·x)) by iteratively
 * reweighted least squares (Newton's method with halved steps), on predictors scaled to mean 0 and
 * standard deviation 1. Covariance: the inverse of the information at the maximum.
 *
 * <p><b>Inputs:</b> one row per observation with the same number of finite predictors; a yes or a
 * no for each.
 *
 * <p><b>Assumptions:</b> observations are independent; the log odds are linear in the predictors.
 *
 * <p><b>Undefined when:</b> all answers are the same, a predictor does not vary or follows from the
 * others, or there are no more observations than coefficients ({@link Undetermined}); and when a
 * line divides yes from no, touching included, since the likelihood then has no maximum ({@link
 * Separated}; Albert and Anderson (1984), Biometrika 71, 1–10).
 *
 * <p><b>Source:</b> McCullagh and Nelder, Generalized Linear Models (1989), chapter 4; the range of
 * the half point: Fieller (1954), J. R. Statist. Soc. B 16, 175–185.
 *
 * <p><b>Checked against:</b> Spector and Mazzeo's grades (Greene, Econometric Analysis): −13.0213,
 * 2.8261, .0952, 2.3787, log-likelihood −12.8896; and simulated coverage.
 */
public final class LogisticRegression {
  /** A maximum that exists is found in about ten steps; one that does not exist never is. */
  private static final int STEPS = 40;

  /** On the scale of standardised predictors. */
  private static final double CONVERGED = 1e-9;

  /** Of the largest entry of the information: what is smaller is taken for 0. */
  private static final double SINGULAR = 1e-11;

  private LogisticRegression() {}

  /** What came out. */
  public sealed interface Fit permits Fitted, Separated, Undetermined {}

  /**
   * The maximum.
   *
   * @param coefficients the constant first, then one per predictor, in its unit
   * @param covariance of the coefficients
   * @param logLikelihood at most 0
   * @param n observations
   */
  public record Fitted(double[] coefficients, double[][] covariance, double logLikelihood, int n)
      implements Fit {
    public Fitted {
      coefficients = coefficients.clone();
      covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public double[] coefficients() {
      return coefficients.clone();
    }

    @Override
    public double[][] covariance() {
      return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** Standard error of a coefficient; 0 is the constant. */
    public double standardError(int coefficient) {
      return Math.sqrt(covariance[coefficient][coefficient]);
    }

    /** The chance of a yes where the predictors are {@code x}. */
    public double chance(double... x) {
      double sum = coefficients[0];
      for (int j = 0; j < x.length; j++) {
        sum += coefficients[j + 1] * x[j];
      }
      return logistic(sum);
    }

    /**
     * With one predictor: where a yes is as likely as a no, −a/b, with Fieller's 80% range; empty
     * where the slope is so unsure that the range has no end.
     */
    public Optional<Interval> halfPoint() {
      if (coefficients.length != 2) {
        throw new IllegalStateException("a half point needs one predictor");
      }
      double a = coefficients[0];
      double b = coefficients[1];
      double z2 = Interval.Z90 * Interval.Z90;
      double square = b * b - z2 * covariance[1][1];
      if (!(square > 0)) {
        return Optional.empty();
      }
      double linear = a * b - z2 * covariance[0][1];
      double constant = a * a - z2 * covariance[0][0];
      double root = Math.sqrt(Math.max(0, linear * linear - square * constant));
      return Optional.of(
          new Interval((-linear - root) / square, -a / b, (-linear + root) / square));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Fitted that
          && n == that.n
          && logLikelihood == that.logLikelihood
          && Arrays.equals(coefficients, that.coefficients)
          && Arrays.deepEquals(covariance, that.covariance);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(coefficients);
    }
  }

  /** Yes and no can be told apart without an error, or all but on the dividing line itself. */
  public record Separated() implements Fit {}

  /**
   * Nothing can be fitted.
   *
   * @param why one sentence for people
   */
  public record Undetermined(String why) implements Fit {}

  /**
   * Fits.
   *
   * @param predictors a row per observation
   * @param yes as many
   */
  public static Fit fit(double[][] predictors, boolean[] yes) {
    int n = yes.length;
    if (predictors.length != n) {
      throw new IllegalArgumentException("%d rows, %d answers".formatted(predictors.length, n));
    }
    int positives = 0;
    for (boolean each : yes) {
      positives += each ? 1 : 0;
    }
    if (positives == 0 || positives == n) {
      return new Undetermined(
          n == 0 ? "There is no observation." : "All observations have the same answer.");
    }
    int k = predictors[0].length + 1;
    if (n <= k) {
      return new Undetermined("There are too few observations: %d for %d.".formatted(n, k));
    }
    var scale = Scale.of(predictors);
    if (scale == null) {
      return new Undetermined("A predictor has the same value everywhere.");
    }
    return search(scale.rows(predictors), yes, scale);
  }

  private static Fit search(double[][] x, boolean[] yes, Scale scale) {
    int k = x[0].length;
    double[] beta = new double[k];
    double likelihood = logLikelihood(x, yes, beta);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[k];
      double[][] information = information(x, yes, beta, gradient);
      DecompositionSolver solver = solver(information);
      if (solver == null) {
        // At the start every observation has its full weight: then the predictors are at fault.
        return step == 0
            ? new Undetermined("One predictor follows from the others.")
            : new Separated();
      }
      double[] move = solver.solve(new ArrayRealVector(gradient, false)).toArray();
      double size = 1;
      double[] next = moved(beta, move, size);
      double reached = logLikelihood(x, yes, next);
      while (reached < likelihood - 1e-12 && size > 1e-6) {
        size /= 2;
        next = moved(beta, move, size);
        reached = logLikelihood(x, yes, next);
      }
      double longest = 0;
      for (double each : move) {
        longest = Math.max(longest, Math.abs(each) * size);
      }
      beta = next;
      likelihood = reached;
      if (longest < CONVERGED) {
        DecompositionSolver last = solver(information(x, yes, beta, new double[k]));
        return last == null
            ? new Separated()
            : scale.unscaled(beta, last.getInverse(), likelihood, yes.length);
      }
    }
    return new Separated();
  }

  private static double[] moved(double[] from, double[] move, double size) {
    double[] to = from.clone();
    for (int j = 0; j < to.length; j++) {
      to[j] += size * move[j];
    }
    return to;
  }

  private static double logistic(double sum) {
    return sum >= 0 ? 1 / (1 + Math.exp(-sum)) : Math.exp(sum) / (1 + Math.exp(sum));
  }

  private static double dot(double[] row, double[] beta) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * beta[j];
    }
    return sum;
  }

  private static double logLikelihood(double[][] x, boolean[] yes, double[] beta) {
    double sum = 0;
    for (int i = 0; i < yes.length; i++) {
      double odds = dot(x[i], beta);
      double towards = yes[i] ? odds : -odds;
      sum -= towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
    }
    return sum;
  }

  private static double[][] information(
      double[][] x, boolean[] yes, double[] beta, double[] gradient) {
    int k = beta.length;
    double[][] information = new double[k][k];
    for (int i = 0; i < yes.length; i++) {
      double p = logistic(dot(x[i], beta));
      double weight = p * (1 - p);
      double rest = (yes[i] ? 1 : 0) - p;
      for (int j = 0; j < k; j++) {
        gradient[j] += x[i][j] * rest;
        for (int l = 0; l <= j; l++) {
          information[j][l] += weight * x[i][j] * x[i][l];
        }
      }
    }
    for (int j = 0; j < k; j++) {
      for (int l = j + 1; l < k; l++) {
        information[j][l] = information[l][j];
      }
    }
    return information;
  }

  /** Solves by the information matrix; null where it is singular for practical purposes. */
  private static @Nullable DecompositionSolver solver(double[][] information) {
    double largest = 1e-3;
    for (int j = 0; j < information.length; j++) {
      largest = Math.max(largest, information[j][j]);
    }
    try {
      return new CholeskyDecomposition(
              new Array2DRowRealMatrix(information, false),
              CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD,
              SINGULAR * largest)
          .getSolver();
    } catch (MathIllegalArgumentException notPositiveDefinite) {
      return null;
    }
  }

  /** Means and standard deviations of the predictors. */
  private record Scale(double[] mean, double[] sd) {
    static @Nullable Scale of(double[][] rows) {
      int k = rows[0].length;
      var scale = new Scale(new double[k], new double[k]);
      for (int j = 0; j < k; j++) {
        double sum = 0;
        for (double[] row : rows) {
          sum += row[j];
        }
        scale.mean[j] = sum / rows.length;
        double squares = 0;
        for (double[] row : rows) {
          squares += (row[j] - scale.mean[j]) * (row[j] - scale.mean[j]);
        }
        scale.sd[j] = Math.sqrt(squares / rows.length);
        if (!(scale.sd[j] > 1e-12 * Math.max(1, Math.abs(scale.mean[j])))) {
          return null;
        }
      }
      return scale;
    }

    double[][] rows(double[][] rows) {
      double[][] scaled = new double[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        scaled[i] = new double[mean.length + 1];
        scaled[i][0] = 1;
        for (int j = 0; j < mean.length; j++) {
          scaled[i][j + 1] = (rows[i][j] - mean[j]) / sd[j];
        }
      }
      return scaled;
    }

    /** Back to the units of the predictors: a linear map of the coefficients. */
    Fitted unscaled(double[] beta, RealMatrix covariance, double logLikelihood, int n) {
      int k = beta.length;
      RealMatrix map = new Array2DRowRealMatrix(k, k);
      map.setEntry(0, 0, 1);
      for (int j = 1; j < k; j++) {
        map.setEntry(0, j, -mean[j - 1] / sd[j - 1]);
        map.setEntry(j, j, 1 / sd[j - 1]);
      }
      return new Fitted(
          map.operate(beta),
          map.multiply(covariance).multiplyTransposed(map).getData(),
          logLikelihood,
          n);
    }
  }
}
