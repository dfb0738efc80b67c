package io.beachhead.statistics.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * <b>Question:</b> how much does each property of an alternative add to its chance of being chosen?
 *
 * <p><b>Estimator:</b> maximum likelihood of P(alternative) = e^(b·x) / Σ e^(b·x) over the
 * alternatives on offer, by Newton's method with halved steps. Covariance: the inverse of the
 * information at the maximum.
 *
 * <p><b>Inputs:</b> choices, each with at least two alternatives of the same number of finite
 * properties, and which one was chosen.
 *
 * <p><b>Assumptions:</b> choices are independent; the odds of two alternatives do not depend on
 * what else is on offer.
 *
 * <p><b>Undefined when:</b> a property never differs between alternatives or follows from the
 * others ({@link Undetermined}); and when the likelihood rises for ever, as it does where something
 * is chosen whenever it is on offer ({@link Unbounded}).
 *
 * <p><b>Source:</b> McFadden (1974), Conditional logit analysis of qualitative choice behavior.
 *
 * <p><b>Checked against:</b> the Heating data of R's mlogit: −.0062319, −.0045801, log-likelihood
 * −1095.237, and with constants −1008.229.
 */
public final class ConditionalLogit {
  private static final int STEPS = 60;
  private static final double CONVERGED = 1e-9;

  /** A step in utility nobody's answers can justify: e^30 is 10^13 to 1. */
  private static final double BEYOND = 30;

  private ConditionalLogit() {}

  /**
   * One choice.
   *
   * @param alternatives a row of properties each; choices with the same alternatives may share them
   * @param chosen index of the row that was chosen
   */
  public record Choice(double[][] alternatives, int chosen) {}

  /** What came out. */
  public sealed interface Fit permits Fitted, Unbounded, Undetermined {}

  /**
   * The maximum.
   *
   * @param coefficients one per property, in its unit
   * @param covariance of the coefficients
   * @param logLikelihood at most 0
   * @param n choices
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

    /** Standard error of a coefficient. */
    public double standardError(int coefficient) {
      return Math.sqrt(covariance[coefficient][coefficient]);
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

  /** The likelihood has no maximum: something was chosen, or passed over, every time. */
  public record Unbounded() implements Fit {}

  /**
   * Nothing can be fitted.
   *
   * @param why one sentence for people
   */
  public record Undetermined(String why) implements Fit {}

  /** Fits; the choices' rows have {@code properties} numbers each, at least one. */
  public static Fit fit(List<Choice> choices, int properties) {
    if (choices.isEmpty()) {
      return new Undetermined("There are no choices.");
    }
    double scale = spread(choices, properties)[properties];
    if (!(scale > 0)) {
      return new Undetermined("One property never differs between the alternatives.");
    }
    double[] spread = spread(choices, properties);
    List<Choice> scaled = scaled(choices, spread);
    return search(scaled, spread, properties);
  }

  private static Fit search(List<Choice> choices, double[] spread, int properties) {
    double[] beta = new double[properties];
    var here = Slope.at(choices, beta);
    for (int step = 0; step < STEPS; step++) {
      RealMatrix inverse = inverse(here.information);
      if (inverse == null) {
        return step == 0
            ? new Undetermined("One property follows from the others.")
            : new Unbounded();
      }
      double[] move = inverse.operate(here.gradient);
      double size = 1;
      var next = Slope.at(choices, moved(beta, move, size));
      while (next.logLikelihood < here.logLikelihood - 1e-10 && size > 1e-6) {
        size /= 2;
        next = Slope.at(choices, moved(beta, move, size));
      }
      beta = moved(beta, move, size);
      here = next;
      double longest = new ArrayRealVector(move, false).getLInfNorm() * size;
      if (new ArrayRealVector(beta, false).getLInfNorm() > BEYOND) {
        return new Unbounded();
      }
      if (longest < CONVERGED) {
        RealMatrix last = inverse(here.information);
        return last == null
            ? new Unbounded()
            : unscaled(beta, last, spread, here.logLikelihood, choices.size());
      }
    }
    return new Unbounded();
  }

  private static Fitted unscaled(
      double[] beta, RealMatrix covariance, double[] spread, double logLikelihood, int n) {
    double[] coefficients = beta.clone();
    double[][] unscaled = covariance.getData();
    for (int j = 0; j < beta.length; j++) {
      coefficients[j] /= spread[j];
      for (int l = 0; l < beta.length; l++) {
        unscaled[j][l] /= spread[j] * spread[l];
      }
    }
    return new Fitted(coefficients, unscaled, logLikelihood, n);
  }

  /** How far each property reaches within choices; the last entry is the smallest of them. */
  private static double[] spread(List<Choice> choices, int properties) {
    double[] spread = new double[properties + 1];
    spread[properties] = Double.MAX_VALUE;
    for (int j = 0; j < properties; j++) {
      for (Choice choice : choices) {
        double[][] rows = choice.alternatives;
        for (double[] row : rows) {
          spread[j] = Math.max(spread[j], Math.abs(row[j] - rows[0][j]));
        }
      }
      spread[properties] = Math.min(spread[properties], spread[j]);
    }
    return spread;
  }

  private static List<Choice> scaled(List<Choice> choices, double[] spread) {
    var done = new java.util.IdentityHashMap<double[][], double[][]>();
    List<Choice> scaled = new ArrayList<>(choices.size());
    for (Choice choice : choices) {
      double[][] rows =
          done.computeIfAbsent(
              choice.alternatives,
              from -> {
                double[][] to = new double[from.length][spread.length - 1];
                for (int i = 0; i < from.length; i++) {
                  for (int j = 0; j < to[i].length; j++) {
                    to[i][j] = from[i][j] / spread[j];
                  }
                }
                return to;
              });
      scaled.add(new Choice(rows, choice.chosen));
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

  private static @Nullable RealMatrix inverse(double[][] information) {
    try {
      return new CholeskyDecomposition(MatrixUtils.createRealMatrix(information), 1e-9, 1e-10)
          .getSolver()
          .getInverse();
    } catch (MathIllegalArgumentException notPositive) {
      return null;
    }
  }

  /** Log-likelihood, its gradient and the information at one place. */
  private record Slope(double logLikelihood, double[] gradient, double[][] information) {
    static Slope at(List<Choice> choices, double[] beta) {
      int k = beta.length;
      double sum = 0;
      double[] gradient = new double[k];
      double[][] information = new double[k][k];
      for (Choice choice : choices) {
        double[][] rows = choice.alternatives;
        double[] chance = chances(rows, beta);
        sum += Math.log(Math.max(chance[choice.chosen], Double.MIN_NORMAL));
        double[] mean = new double[k];
        for (int i = 0; i < rows.length; i++) {
          for (int j = 0; j < k; j++) {
            mean[j] += chance[i] * rows[i][j];
          }
        }
        for (int j = 0; j < k; j++) {
          gradient[j] += rows[choice.chosen][j] - mean[j];
        }
        for (int i = 0; i < rows.length; i++) {
          for (int j = 0; j < k; j++) {
            double pull = chance[i] * (rows[i][j] - mean[j]);
            for (int l = 0; l < k && pull != 0; l++) {
              information[j][l] += pull * (rows[i][l] - mean[l]);
            }
          }
        }
      }
      return new Slope(sum, gradient, information);
    }
  }

  /** The chance of each alternative; they add up to 1. */
  static double[] chances(double[][] rows, double[] beta) {
    double[] chance = new double[rows.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < beta.length; j++) {
        chance[i] += rows[i][j] * beta[j];
      }
      highest = Math.max(highest, chance[i]);
    }
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      chance[i] = Math.exp(chance[i] - highest);
      total += chance[i];
    }
    for (int i = 0; i < rows.length; i++) {
      chance[i] /= total;
    }
    return chance;
  }
}
