package io.beachhead.statistics.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * <b>Question:</b> how much does each single person want an item?
 *
 * <p><b>Estimator:</b> hierarchical Bayes: a person's utilities are normal around those of the
 * group, u_i ~ N(m, D), the answers follow the model of {@link BestWorstLogit}. Gibbs sampling of m
 * and D, random-walk Metropolis steps for each person, tuned to accept about 3 in 10. Priors: m
 * flat, D inverse Wishart with k + 3 degrees of freedom and mean of the order of 1.
 *
 * <p><b>Inputs:</b> answers of numbered people over numbered items, and the reference item, whose
 * utility is 0.
 *
 * <p><b>Assumptions:</b> tastes are spread like a normal distribution; a person of few answers is
 * drawn to the group.
 *
 * <p><b>Undefined when:</b> there are fewer than two people.
 *
 * <p><b>Source:</b> Train, Discrete Choice Methods with Simulation (2009), chapter 12.
 *
 * <p><b>Checked against:</b> simulated people: the estimates correlate with their true utilities
 * and the group's mean is found.
 *
 * @param utilities posterior means, a row per person, an entry per item; the reference has 0
 * @param mean posterior mean of the group for each item
 * @param spread posterior mean of the standard deviation between people for each item
 * @param rootLikelihood the mean chance that a person's utilities give to the answers given; chance
 *     alone gives 1 / (k (k − 1)) for sets of k items
 */
public record BestWorstIndividuals(
    List<List<Double>> utilities, List<Double> mean, List<Double> spread, double rootLikelihood) {
  private static final int BURN_IN = 1_000;
  private static final int KEPT = 1_000;
  private static final long SEED = 2_009;
  private static final double ACCEPTED = 0.3;

  /** People and answers the chain is run for; more take too long to wait for. */
  public static final int MOST_ANSWERS = 20_000;

  public BestWorstIndividuals {
    utilities = utilities.stream().map(List::copyOf).toList();
    mean = List.copyOf(mean);
    spread = List.copyOf(spread);
  }

  /** Fits {@code people} people, numbered from 0, at least two of them. */
  public static BestWorstIndividuals fit(
      List<BestWorstAnswer> answers, int people, int items, int reference) {
    if (people < 2) {
      throw new IllegalArgumentException("there is no group of %d".formatted(people));
    }
    return new Chain(answers, people, items, reference).run();
  }

  /** The state of the sampler. */
  private static final class Chain {
    private final int[] columns;
    private final int dimensions;
    private final List<List<BestWorstAnswer>> byPerson = new ArrayList<>();
    private final double[][] beta;
    private double[] mean;
    private RealMatrix root;
    private double step = 0.3;
    private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    private final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);

    Chain(List<BestWorstAnswer> answers, int people, int items, int reference) {
      dimensions = items - 1;
      columns = new int[items];
      for (int item = 0; item < items; item++) {
        columns[item] = item == reference ? dimensions : item < reference ? item : item - 1;
      }
      for (int person = 0; person < people; person++) {
        byPerson.add(new ArrayList<>());
      }
      answers.forEach(answer -> byPerson.get(answer.respondent()).add(answer));
      // One entry more than dimensions: the reference, always 0.
      beta = new double[people][dimensions + 1];
      mean = new double[dimensions];
      root = MatrixUtils.createRealIdentityMatrix(dimensions);
    }

    BestWorstIndividuals run() {
      int people = beta.length;
      double[][] sums = new double[people][dimensions + 1];
      double[] means = new double[dimensions + 1];
      double[] spreads = new double[dimensions + 1];
      for (int sweep = 0; sweep < BURN_IN + KEPT; sweep++) {
        drawMean();
        drawCovariance();
        double accepted = movePeople();
        if (sweep < BURN_IN) {
          step *= accepted > ACCEPTED ? 1.02 : 0.98;
          continue;
        }
        for (int j = 0; j < dimensions; j++) {
          means[j] += mean[j] / KEPT;
          spreads[j] += root.getRowVector(j).getNorm() / KEPT;
          for (int person = 0; person < people; person++) {
            sums[person][j] += beta[person][j] / KEPT;
          }
        }
      }
      return new BestWorstIndividuals(
          Arrays.stream(sums).map(this::byItem).toList(),
          byItem(means),
          byItem(spreads),
          rootLikelihood(sums));
    }

    private double rootLikelihood(double[][] utilities) {
      double sum = 0;
      int n = 0;
      for (int person = 0; person < utilities.length; person++) {
        sum += logLikelihood(byPerson.get(person), utilities[person]);
        n += byPerson.get(person).size();
      }
      return n == 0 ? 0 : Math.exp(sum / n);
    }

    private List<Double> byItem(double[] values) {
      return Arrays.stream(columns).mapToObj(column -> values[column]).toList();
    }

    private void drawMean() {
      double[] average = new double[dimensions];
      for (double[] person : beta) {
        for (int j = 0; j < dimensions; j++) {
          average[j] += person[j] / beta.length;
        }
      }
      double[] noise = root.operate(noise());
      for (int j = 0; j < dimensions; j++) {
        average[j] += noise[j] / Math.sqrt(beta.length);
      }
      mean = average;
    }

    /** An inverse Wishart draw, by Bartlett's decomposition of the Wishart of its inverse. */
    private void drawCovariance() {
      int prior = dimensions + 3;
      var scale = new Array2DRowRealMatrix(dimensions, dimensions);
      for (int j = 0; j < dimensions; j++) {
        scale.addToEntry(j, j, prior);
        for (int l = 0; l < dimensions; l++) {
          for (double[] person : beta) {
            scale.addToEntry(j, l, (person[j] - mean[j]) * (person[l] - mean[l]));
          }
        }
      }
      RealMatrix outer = lower(inverse(scale));
      var bartlett = new Array2DRowRealMatrix(dimensions, dimensions);
      for (int j = 0; j < dimensions; j++) {
        double freedom = prior + beta.length - j;
        bartlett.setEntry(
            j,
            j,
            Math.sqrt(AhrensDieterMarsagliaTsangGammaSampler.of(random, freedom / 2, 2).sample()));
        for (int l = 0; l < j; l++) {
          bartlett.setEntry(j, l, normal.sample());
        }
      }
      RealMatrix product = outer.multiply(bartlett);
      root = lower(inverse(product.multiplyTransposed(product)));
    }

    private double movePeople() {
      RealMatrix precision = inverse(root.multiplyTransposed(root));
      int accepted = 0;
      for (int person = 0; person < beta.length; person++) {
        double[] now = beta[person];
        double[] move = root.operate(noise());
        double[] next = now.clone();
        for (int j = 0; j < dimensions; j++) {
          next[j] += step * move[j];
        }
        List<BestWorstAnswer> answers = byPerson.get(person);
        double gain =
            logLikelihood(answers, next)
                - logLikelihood(answers, now)
                - (distance(next, precision) - distance(now, precision)) / 2;
        if (Math.log(random.nextDouble()) < gain) {
          beta[person] = next;
          accepted++;
        }
      }
      return (double) accepted / beta.length;
    }

    private double distance(double[] at, RealMatrix precision) {
      double[] apart = new double[dimensions];
      for (int j = 0; j < dimensions; j++) {
        apart[j] = at[j] - mean[j];
      }
      double[] weighed = precision.operate(apart);
      double sum = 0;
      for (int j = 0; j < dimensions; j++) {
        sum += apart[j] * weighed[j];
      }
      return sum;
    }

    /** Over all ordered pairs, Σ e^(u_b − u_w) = Σ e^u · Σ e^−u − k. */
    private double logLikelihood(List<BestWorstAnswer> answers, double[] utility) {
      double sum = 0;
      for (BestWorstAnswer answer : answers) {
        double up = 0;
        double down = 0;
        for (int item : answer.shown()) {
          double grown = Math.exp(utility[columns[item]]);
          up += grown;
          down += 1 / grown;
        }
        sum +=
            utility[columns[answer.best()]]
                - utility[columns[answer.worst()]]
                - Math.log(up * down - answer.shown().size());
      }
      return sum;
    }

    private double[] noise() {
      double[] noise = new double[dimensions];
      for (int j = 0; j < dimensions; j++) {
        noise[j] = normal.sample();
      }
      return noise;
    }

    private static RealMatrix inverse(RealMatrix of) {
      return new CholeskyDecomposition(symmetric(of), 1e-9, 1e-14).getSolver().getInverse();
    }

    private static RealMatrix lower(RealMatrix of) {
      return new CholeskyDecomposition(symmetric(of), 1e-9, 1e-14).getL();
    }

    private static RealMatrix symmetric(RealMatrix of) {
      return of.add(of.transpose()).scalarMultiply(0.5);
    }
  }
}
