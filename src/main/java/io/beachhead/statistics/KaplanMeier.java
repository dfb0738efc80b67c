package io.beachhead.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * How long until it happens, when for some it has not happened yet.
 *
 * <p>Question: what share is still there after a time, and do groups differ in it.
 *
 * <p>Estimator: the product-limit estimate S(t) = Π (1 − dᵢ/nᵢ) over the times tᵢ ≤ t with dᵢ
 * events among nᵢ at risk. Variance by Greenwood; ranges on the scale of log(−log S), so that they
 * stay within 0 and 1. Groups are compared by the log-rank test with the hypergeometric variance.
 *
 * <p>Inputs: one {@link Observation} a subject, times at least 0 in any unit. An event and a
 * censoring at the same time: the event comes first.
 *
 * <p>Assumptions: whoever is censored is like those who remain at risk.
 *
 * <p>Undefined: the range where S is 0 or 1 (its ends then equal S); the test with fewer than two
 * groups that have anybody, or without a single event.
 *
 * <p>Source: Kaplan and Meier (1958), J. Amer. Statist. Assoc. 53; Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data (2002), sections 1.4 and 1.5; Mantel (1966). Checked
 * against: Freireich's trial of 6-mercaptopurine (S(10) = 0.7529, log-rank χ² = 16.7929).
 */
public final class KaplanMeier {
  /** A product that is a half in exact arithmetic may come out a little above it. */
  private static final double ROUNDING = 1e-12;

  private KaplanMeier() {}

  /**
   * One subject.
   *
   * @param time at least 0
   * @param event true where it happened at that time, false where it had not happened up to then
   */
  public record Observation(double time, boolean event) {
    public Observation {
      if (!(time >= 0)) {
        throw new IllegalArgumentException("a time is 0 or more, not " + time);
      }
    }
  }

  /**
   * The estimate at a time with events.
   *
   * @param atRisk subjects still there just before it
   * @param events how many it happened to
   * @param survival S just after it, 0 to 1, with the range asked for
   */
  public record Step(
      double time, int atRisk, int events, double survival, double low, double high) {}

  /**
   * Whether groups differ.
   *
   * @param df degrees of freedom, groups − 1
   * @param p probability of a χ² at least as large when they do not differ
   */
  public record LogRank(double chiSquare, int df, double p) {}

  /**
   * The curve, one step for each time with events.
   *
   * @param z half width of the range in standard deviations of log(−log S): 1.2816 for 80%
   */
  public static List<Step> curve(List<Observation> observations, double z) {
    var sorted = byTime(observations);
    var steps = new ArrayList<Step>();
    double survival = 1;
    double greenwood = 0;
    int i = 0;
    while (i < sorted.length) {
      double time = sorted[i].time;
      int atRisk = sorted.length - i;
      int events = 0;
      for (; i < sorted.length && sorted[i].time == time; i++) {
        events += sorted[i].event ? 1 : 0;
      }
      if (events > 0) {
        survival *= 1 - (double) events / atRisk;
        greenwood += events == atRisk ? 0 : (double) events / ((double) atRisk * (atRisk - events));
        steps.add(step(time, atRisk, events, survival, greenwood, z));
      }
    }
    return steps;
  }

  private static Step step(
      double time, int atRisk, int events, double survival, double greenwood, double z) {
    if (survival <= 0) {
      return new Step(time, atRisk, events, 0, 0, 0);
    }
    double logLog = Math.log(-Math.log(survival));
    double sd = Math.sqrt(greenwood) / Math.abs(Math.log(survival));
    return new Step(
        time,
        atRisk,
        events,
        survival,
        Math.exp(-Math.exp(logLog + z * sd)),
        Math.exp(-Math.exp(logLog - z * sd)));
  }

  /**
   * The time by which it happened to half of the subjects: the first at which S is a half or less.
   *
   * <p>Its range holds the times at which the range of S holds a half (Brookmeyer and Crowley
   * (1982), Biometrics 38, 29–41), with the coverage of the curve's own range.
   *
   * @param high null where the upper end lies beyond what was followed
   */
  public record Median(double low, double mid, @Nullable Double high) {}

  /**
   * The median of a curve.
   *
   * @return empty where S never comes down to a half: it happened to too few so far
   */
  public static Optional<Median> median(List<Step> curve) {
    Double low = firstAtHalf(curve, Step::low);
    Double mid = firstAtHalf(curve, Step::survival);
    return low == null || mid == null
        ? Optional.empty()
        : Optional.of(new Median(low, mid, firstAtHalf(curve, Step::high)));
  }

  private static @Nullable Double firstAtHalf(List<Step> curve, ToDoubleFunction<Step> of) {
    for (Step step : curve) {
      if (of.applyAsDouble(step) <= 0.5 + ROUNDING) {
        return step.time;
      }
    }
    return null;
  }

  /** Compares groups; empty groups are left out. */
  public static Optional<LogRank> logRank(List<List<Observation>> groups) {
    var sorted = groups.stream().filter(g -> !g.isEmpty()).map(KaplanMeier::byTime).toList();
    int k = sorted.size();
    double[] times =
        sorted.stream()
            .flatMap(Arrays::stream)
            .filter(Observation::event)
            .mapToDouble(Observation::time)
            .distinct()
            .sorted()
            .toArray();
    if (k < 2 || times.length == 0) {
      return Optional.empty();
    }
    // The last group follows from the others: k − 1 of them carry the test.
    var difference = new double[k - 1];
    var covariance = new double[k - 1][k - 1];
    var passed = new int[k];
    for (double time : times) {
      var atRisk = new double[k];
      double n = 0;
      double d = 0;
      var events = new double[k];
      for (int g = 0; g < k; g++) {
        var group = sorted.get(g);
        while (passed[g] < group.length && group[passed[g]].time < time) {
          passed[g]++;
        }
        atRisk[g] = group.length - passed[g];
        for (int i = passed[g]; i < group.length && group[i].time == time; i++) {
          events[g] += group[i].event ? 1 : 0;
        }
        n += atRisk[g];
        d += events[g];
      }
      double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
      for (int g = 0; g < k - 1; g++) {
        difference[g] += events[g] - d * atRisk[g] / n;
        for (int h = 0; h < k - 1; h++) {
          covariance[g][h] += spread * atRisk[g] / n * ((g == h ? 1 : 0) - atRisk[h] / n);
        }
      }
    }
    double chiSquare = quadraticForm(covariance, difference);
    double p = ChiSquaredDistribution.of(k - 1).survivalProbability(chiSquare);
    return Optional.of(new LogRank(chiSquare, k - 1, p));
  }

  /**
   * xᵀ A⁻¹ x for a symmetric A, by its pseudo-inverse: a group that nobody was at risk in while
   * something happened adds nothing.
   */
  private static double quadraticForm(double[][] a, double[] x) {
    var vector = new ArrayRealVector(x, false);
    var solver = new SingularValueDecomposition(new Array2DRowRealMatrix(a, false)).getSolver();
    return solver.solve(vector).dotProduct(vector);
  }

  private static Observation[] byTime(List<Observation> observations) {
    var sorted = observations.toArray(Observation[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(Observation::time));
    return sorted;
  }
}
