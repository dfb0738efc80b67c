package io.beachhead.statistics;

import java.util.Arrays;
import java.util.Comparator;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.jspecify.annotations.Nullable;

/**
 * <b>Question:</b> how much more often do those leave who have some quantity that changes over
 * time?
 *
 * <p><b>Estimator:</b> Cox's proportional hazards in counting-process form: a subject is a row for
 * each stretch (start, stop] in which its covariates stay the same. Maximum of the partial
 * likelihood by Newton's method with halved steps, ties by Efron's approximation. Covariance: the
 * inverse of the information at the maximum. e^coefficient is the ratio of rates for one unit more.
 *
 * <p><b>Inputs:</b> rows with start below stop, in any unit of time, and finite covariates; rows of
 * one subject do not overlap.
 *
 * <p><b>Assumptions:</b> rates are proportional whatever the time; who is no longer observed left
 * for other reasons.
 *
 * <p><b>Undefined when:</b> nobody leaves, a covariate does not vary or follows from the others, or
 * the likelihood has no maximum ({@link Undetermined}).
 *
 * <p><b>Source:</b> Andersen and Gill (1982), Ann. Statist. 10, 1100–1120; Efron (1977), J. Am.
 * Statist. Ass. 72, 557–565.
 *
 * <p><b>Checked against:</b> the Stanford heart transplant data (Crowley and Hu 1977; methods 13):
 * .0271666, −.1463464, −.6372099, −.0102508, log-likelihood −290.56562.
 */
public final class CoxRegression {
  private static final int STEPS = 40;

  /** On the scale of standardised covariates. */
  private static final double CONVERGED = 1e-9;

  /** A ratio of e^15 for one standard deviation is no maximum but a way without an end. */
  private static final double FARTHEST = 15;

  /** Of the largest entry of the information: what is smaller is taken for 0. */
  private static final double SINGULAR = 1e-10;

  private final Row[] byStop;
  private final Row[] byStart;
  private final int size;

  private CoxRegression(Row[] rows, int size) {
    byStop = rows.clone();
    Arrays.sort(byStop, Comparator.comparingDouble((Row row) -> -row.stop()));
    byStart = rows.clone();
    Arrays.sort(byStart, Comparator.comparingDouble((Row row) -> -row.start()));
    this.size = size;
  }

  /**
   * A stretch of time of one subject.
   *
   * @param left whether it left at {@code stop}
   * @param covariates as they were during the stretch
   */
  public record Row(double start, double stop, boolean left, double[] covariates) {}

  /** What came out. */
  public sealed interface Fit permits Fitted, Undetermined {}

  /**
   * The maximum.
   *
   * @param coefficients one per covariate, in its unit
   * @param covariance of the coefficients
   * @param logLikelihood the partial one, at most 0
   * @param events how many left
   */
  public record Fitted(
      double[] coefficients, double[][] covariance, double logLikelihood, int rows, int events)
      implements Fit {

    /** Standard error of a coefficient. */
    public double standardError(int covariate) {
      return Math.sqrt(covariance[covariate][covariate]);
    }

    /** The ratio of rates for one unit more, with its 80% interval. */
    public Interval ratio(int covariate) {
      return Interval.normal(coefficients[covariate], standardError(covariate)).map(Math::exp);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Fitted that
          && rows == that.rows
          && events == that.events
          && logLikelihood == that.logLikelihood
          && Arrays.equals(coefficients, that.coefficients)
          && Arrays.deepEquals(covariance, that.covariance);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(coefficients);
    }
  }

  /**
   * Nothing can be fitted.
   *
   * @param why one sentence for people
   */
  public record Undetermined(String why) implements Fit {}

  /**
   * Fits.
   *
   * @param rows all with the same number of covariates, at least 1
   */
  public static Fit fit(Row[] rows) {
    int events = 0;
    for (Row row : rows) {
      if (!(row.start() < row.stop())) {
        throw new IllegalArgumentException(
            "a stretch from %s to %s has no length".formatted(row.start(), row.stop()));
      }
      events += row.left() ? 1 : 0;
    }
    if (events == 0) {
      return new Undetermined("Nobody left.");
    }
    int size = rows[0].covariates().length;
    double[] mean = new double[size];
    double[] sd = new double[size];
    for (int j = 0; j < size; j++) {
      for (Row row : rows) {
        mean[j] += row.covariates()[j] / rows.length;
      }
      for (Row row : rows) {
        sd[j] += Math.pow(row.covariates()[j] - mean[j], 2) / rows.length;
      }
      sd[j] = Math.sqrt(sd[j]);
      if (!(sd[j] > 1e-12 * Math.max(1, Math.abs(mean[j])))) {
        return new Undetermined("A covariate has the same value everywhere.");
      }
    }
    Row[] scaled = new Row[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double[] x = new double[size];
      for (int j = 0; j < size; j++) {
        x[j] = (rows[i].covariates()[j] - mean[j]) / sd[j];
      }
      scaled[i] = new Row(rows[i].start(), rows[i].stop(), rows[i].left(), x);
    }
    return new CoxRegression(scaled, size).search(sd, events);
  }

  private Fit search(double[] sd, int events) {
    double[] beta = new double[size];
    Likelihood at = likelihood(beta);
    for (int step = 0; step < STEPS; step++) {
      DecompositionSolver solver = solver(at.information);
      if (solver == null) {
        return new Undetermined("One covariate follows from the others.");
      }
      double[] move = solver.solve(new ArrayRealVector(at.gradient, false)).toArray();
      double factor = 1;
      double[] next = moved(beta, move, factor);
      Likelihood reached = likelihood(next);
      while (!(reached.log >= at.log - 1e-12) && factor > 1e-6) {
        factor /= 2;
        next = moved(beta, move, factor);
        reached = likelihood(next);
      }
      double longest = 0;
      for (double each : move) {
        longest = Math.max(longest, Math.abs(each) * factor);
      }
      beta = next;
      at = reached;
      if (Arrays.stream(beta).anyMatch(each -> Math.abs(each) > FARTHEST)) {
        break;
      }
      if (longest < CONVERGED) {
        DecompositionSolver last = solver(at.information);
        return last == null
            ? new Undetermined("One covariate follows from the others.")
            : unscaled(beta, last.getInverse().getData(), sd, at.log, events);
      }
    }
    return new Undetermined("A covariate tells all who leave from all who stay.");
  }

  private Fitted unscaled(
      double[] beta, double[][] covariance, double[] sd, double log, int events) {
    double[] coefficients = new double[size];
    for (int j = 0; j < size; j++) {
      coefficients[j] = beta[j] / sd[j];
      for (int l = 0; l < size; l++) {
        covariance[j][l] /= sd[j] * sd[l];
      }
    }
    return new Fitted(coefficients, covariance, log, byStop.length, events);
  }

  private static double[] moved(double[] from, double[] move, double factor) {
    double[] to = from.clone();
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * move[j];
    }
    return to;
  }

  /** The partial likelihood with its first and second derivatives, the latter with minus. */
  private static final class Likelihood {
    private double log;
    private final double[] gradient;
    private final double[][] information;

    private Likelihood(int size) {
      gradient = new double[size];
      information = new double[size][size];
    }
  }

  /** Sums over a set of rows: weights, weighted covariates, their products. */
  private static final class Sums {
    private double weight;
    private final double[] first;
    private final double[][] second;

    private Sums(int size) {
      first = new double[size];
      second = new double[size][size];
    }

    private void add(Row row, double weightOfRow) {
      double[] x = row.covariates();
      weight += weightOfRow;
      for (int j = 0; j < x.length; j++) {
        first[j] += weightOfRow * x[j];
        for (int l = 0; l <= j; l++) {
          second[j][l] += weightOfRow * x[j] * x[l];
        }
      }
    }
  }

  /** One walk back in time: rows come in at their stop and go out at their start. */
  private Likelihood likelihood(double[] beta) {
    var sum = new Likelihood(size);
    var risk = new Sums(size);
    int in = 0;
    int out = 0;
    while (in < byStop.length) {
      double time = byStop[in].stop();
      var tied = new Sums(size);
      int events = 0;
      for (; in < byStop.length && byStop[in].stop() == time; in++) {
        Row row = byStop[in];
        double odds = dot(row.covariates(), beta);
        double weight = Math.exp(odds);
        risk.add(row, weight);
        if (row.left()) {
          events++;
          tied.add(row, weight);
          sum.log += odds;
          for (int j = 0; j < size; j++) {
            sum.gradient[j] += row.covariates()[j];
          }
        }
      }
      for (; out < byStart.length && byStart[out].start() >= time; out++) {
        risk.add(byStart[out], -Math.exp(dot(byStart[out].covariates(), beta)));
      }
      for (int event = 0; event < events; event++) {
        take(sum, risk, tied, (double) event / events);
      }
    }
    for (int j = 0; j < size; j++) {
      for (int l = j + 1; l < size; l++) {
        sum.information[j][l] = sum.information[l][j];
      }
    }
    return sum;
  }

  /** Efron: those who leave at the same time count for less and less of the risk set. */
  private void take(Likelihood sum, Sums risk, Sums tied, double share) {
    double weight = risk.weight - share * tied.weight;
    sum.log -= Math.log(weight);
    double[] mean = new double[size];
    for (int j = 0; j < size; j++) {
      mean[j] = (risk.first[j] - share * tied.first[j]) / weight;
      sum.gradient[j] -= mean[j];
    }
    for (int j = 0; j < size; j++) {
      for (int l = 0; l <= j; l++) {
        sum.information[j][l] +=
            (risk.second[j][l] - share * tied.second[j][l]) / weight - mean[j] * mean[l];
      }
    }
  }

  private static double dot(double[] x, double[] beta) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * beta[j];
    }
    return sum;
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
}
