package io.beachhead.statistics.survey;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.survey.ConditionalLogit.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * <b>Question:</b> how much more is one item wanted than another?
 *
 * <p><b>Estimator:</b> conditional logit in which a set is one choice among all ordered pairs of
 * best and worst: P(b, w) ∝ e^(u_b − u_w) (the "maxdiff" model). One item is the reference with
 * utility 0. Shares of preference are e^u / Σ e^u; their ranges come from draws of the utilities'
 * normal distribution with a fixed seed.
 *
 * <p><b>Inputs:</b> answers over numbered items, and the reference.
 *
 * <p><b>Assumptions:</b> people of one group want the same up to chance; their answers are
 * independent.
 *
 * <p><b>Undefined when:</b> an item was never shown, sets never link it with the others, or it was
 * best (worst) every time.
 *
 * <p><b>Source:</b> Marley and Louviere (2005), Journal of Mathematical Psychology 49, 464–480;
 * Aizaki, Nakatani and Sato (2014), Stated Preference Methods Using R.
 *
 * <p><b>Checked against:</b> ricebws1 of R's support.BWS: 1.13096, 1.10765, 2.01292, 1.84700,
 * 2.07194, .96028 above wash-free rice, log-likelihood −1318.006; and simulated coverage.
 */
public final class BestWorstLogit {
  private static final int DRAWS = 2_000;
  private static final long SEED = 20_130_815;

  private BestWorstLogit() {}

  /** What came out. */
  public sealed interface Result permits Utilities, NoUtilities {}

  /**
   * The utilities.
   *
   * @param mid of each item, in log odds above the reference
   * @param standardErrors of each; 0 for the reference
   * @param utility the same as 80% intervals
   * @param share of preference, which add up to 1 in the middle
   * @param logLikelihood at most 0
   */
  public record Utilities(
      List<Double> mid,
      List<Double> standardErrors,
      List<Interval> utility,
      List<Interval> share,
      double logLikelihood)
      implements Result {
    public Utilities {
      mid = List.copyOf(mid);
      standardErrors = List.copyOf(standardErrors);
      utility = List.copyOf(utility);
      share = List.copyOf(share);
    }
  }

  /**
   * Nothing can be fitted.
   *
   * @param why one sentence for people
   */
  public record NoUtilities(String why) implements Result {}

  /** Fits {@code items} items, at least two, against {@code reference}. */
  public static Result fit(List<BestWorstAnswer> answers, int items, int reference) {
    List<BestWorstCounts> counts = BestWorstCounts.of(answers, items);
    if (counts.stream().anyMatch(each -> each.shown() == 0)) {
      return new NoUtilities("An item was never shown.");
    }
    return switch (ConditionalLogit.fit(choices(answers, items, reference), items - 1)) {
      case ConditionalLogit.Fitted fitted -> utilities(fitted, items, reference);
      case ConditionalLogit.Unbounded _ ->
          new NoUtilities(
              "An item was the best, or the worst, every time, so there is no end to its utility.");
      case ConditionalLogit.Undetermined undetermined -> new NoUtilities(undetermined.why());
    };
  }

  /** A choice per answer; answers to the same set share its alternatives. */
  static List<Choice> choices(List<BestWorstAnswer> answers, int items, int reference) {
    Map<List<Integer>, double[][]> pairs = new HashMap<>();
    List<Choice> choices = new ArrayList<>(answers.size());
    for (BestWorstAnswer answer : answers) {
      double[][] rows =
          pairs.computeIfAbsent(answer.shown(), shown -> pairs(shown, items, reference));
      int best = answer.shown().indexOf(answer.best());
      int worst = answer.shown().indexOf(answer.worst());
      choices.add(
          new Choice(rows, best * (answer.shown().size() - 1) + worst - (worst > best ? 1 : 0)));
    }
    return choices;
  }

  /** Every ordered pair as a row: 1 for the best, −1 for the worst, without the reference. */
  private static double[][] pairs(List<Integer> shown, int items, int reference) {
    List<double[]> rows = new ArrayList<>();
    for (int best : shown) {
      for (int worst : shown) {
        if (best != worst) {
          double[] row = new double[items - 1];
          if (best != reference) {
            row[column(best, reference)] = 1;
          }
          if (worst != reference) {
            row[column(worst, reference)] = -1;
          }
          rows.add(row);
        }
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static int column(int item, int reference) {
    return item < reference ? item : item - 1;
  }

  private static Utilities utilities(ConditionalLogit.Fitted fitted, int items, int reference) {
    double[] mid = new double[items];
    List<Double> utilities = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    List<Interval> ranges = new ArrayList<>();
    double[] coefficients = fitted.coefficients();
    for (int item = 0; item < items; item++) {
      int column = column(item, reference);
      mid[item] = item == reference ? 0 : coefficients[column];
      double error = item == reference ? 0 : fitted.standardError(column);
      utilities.add(mid[item]);
      errors.add(error);
      ranges.add(Interval.normal(mid[item], error));
    }
    return new Utilities(
        utilities, errors, ranges, shares(fitted, mid, reference), fitted.logLikelihood());
  }

  private static List<Interval> shares(
      ConditionalLogit.Fitted fitted, double[] mid, int reference) {
    double[][] root =
        new CholeskyDecomposition(MatrixUtils.createRealMatrix(fitted.covariance()), 1e-6, 1e-14)
            .getL()
            .getData();
    var normal =
        ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(SEED));
    double[][] drawn = new double[mid.length][DRAWS];
    double[] noise = new double[root.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int j = 0; j < noise.length; j++) {
        noise[j] = normal.sample();
      }
      double[] utility = mid.clone();
      for (int item = 0; item < mid.length; item++) {
        int row = column(item, reference);
        for (int j = 0; item != reference && j <= row; j++) {
          utility[item] += root[row][j] * noise[j];
        }
      }
      double[] share = Shares.of(utility);
      for (int item = 0; item < mid.length; item++) {
        drawn[item][draw] = share[item];
      }
    }
    double[] share = Shares.of(mid);
    List<Interval> shares = new ArrayList<>();
    for (int item = 0; item < mid.length; item++) {
      Interval range = Interval.ofSample(drawn[item]);
      shares.add(
          new Interval(
              Math.min(range.low(), share[item]),
              share[item],
              Math.max(range.high(), share[item])));
    }
    return shares;
  }
}
