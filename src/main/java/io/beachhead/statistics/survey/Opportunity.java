package io.beachhead.statistics.survey;

import io.beachhead.statistics.Interval;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * <b>Question:</b> is an outcome important to people and badly served?
 *
 * <p><b>Estimator:</b> importance = 10 × the share that rates it 4 or 5 of 5, satisfaction
 * likewise, opportunity = importance + max(0, importance − satisfaction), from 0 to 20; above 10 is
 * commonly called under-served. Ranges (80%) are quantiles of the posterior of the four joint
 * shares under Jeffreys' prior, drawn with a fixed seed; the middle is the figure itself.
 *
 * <p><b>Inputs:</b> ratings from 1 to 5 by the same person of importance and of satisfaction.
 *
 * <p><b>Assumptions:</b> people rate independently of each other.
 *
 * <p><b>Undefined when:</b> nobody rated both.
 *
 * <p><b>Source:</b> Ulwick (2005), What Customers Want, chapter 3.
 *
 * <p><b>Checked against:</b> hand calculation and simulated coverage.
 *
 * @param importance from 0 to 10
 * @param satisfaction from 0 to 10
 * @param opportunity from 0 to 20
 * @param n people who rated both
 */
public record Opportunity(Interval importance, Interval satisfaction, Interval opportunity, int n) {
  /** From this rating on, of 5, somebody calls an outcome important, or is satisfied. */
  public static final int TOP = 4;

  private static final int DRAWS = 2_000;
  private static final long SEED = 41;

  /** What Jeffreys' prior adds to each cell. */
  private static final double JEFFREYS = 0.5;

  /**
   * What one person said.
   *
   * @param importance from 1 to 5
   * @param satisfaction from 1 to 5
   */
  public record Rating(double importance, double satisfaction) {}

  /** What ratings say; empty where there are none. */
  public static Optional<Opportunity> of(Collection<Rating> ratings) {
    if (ratings.isEmpty()) {
      return Optional.empty();
    }
    // Both, important alone, satisfied alone, neither.
    int[] cells = new int[4];
    for (Rating rating : ratings) {
      boolean important = rating.importance >= TOP;
      boolean satisfied = rating.satisfaction >= TOP;
      cells[important ? (satisfied ? 0 : 1) : (satisfied ? 2 : 3)]++;
    }
    double n = ratings.size();
    double important = 10 * (cells[0] + cells[1]) / n;
    double satisfied = 10 * (cells[0] + cells[2]) / n;
    double[][] drawn = draws(cells);
    return Optional.of(
        new Opportunity(
            around(important, drawn[0]),
            around(satisfied, drawn[1]),
            around(score(important, satisfied), drawn[2]),
            ratings.size()));
  }

  /** Importance + max(0, importance − satisfaction). */
  public static double score(double importance, double satisfaction) {
    return importance + Math.max(0, importance - satisfaction);
  }

  private static double[][] draws(int[] cells) {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    ContinuousSampler[] gammas =
        Arrays.stream(cells)
            .mapToObj(
                count -> AhrensDieterMarsagliaTsangGammaSampler.of(random, count + JEFFREYS, 1))
            .toArray(ContinuousSampler[]::new);
    double[][] drawn = new double[3][DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] part = new double[4];
      double total = 0;
      for (int cell = 0; cell < 4; cell++) {
        part[cell] = gammas[cell].sample();
        total += part[cell];
      }
      drawn[0][draw] = 10 * (part[0] + part[1]) / total;
      drawn[1][draw] = 10 * (part[0] + part[2]) / total;
      drawn[2][draw] = score(drawn[0][draw], drawn[1][draw]);
    }
    return drawn;
  }

  private static Interval around(double mid, double[] drawn) {
    Interval range = Interval.ofSample(drawn);
    return new Interval(Math.min(range.low(), mid), mid, Math.max(range.high(), mid));
  }
}
