package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomEffectsTest {
  /** BCG vaccine trials: cases and others, vaccinated then not (Colditz et al. 1994). */
  private static final int[][] TRIALS = {
    {4, 119, 11, 128},
    {6, 300, 29, 274},
    {3, 228, 11, 209},
    {62, 13536, 248, 12619},
    {33, 5036, 47, 5761},
    {180, 1361, 372, 1079},
    {8, 2537, 10, 619},
    {505, 87886, 499, 87892},
    {29, 7470, 45, 7232},
    {17, 1699, 65, 1600},
    {186, 50448, 141, 27197},
    {5, 2493, 3, 2338},
    {27, 16886, 29, 17825}
  };

  private static final double[] LOG_RISK_RATIO = new double[TRIALS.length];
  private static final double[] VARIANCE = new double[TRIALS.length];

  static {
    for (int i = 0; i < TRIALS.length; i++) {
      double a = TRIALS[i][0];
      double treated = a + TRIALS[i][1];
      double c = TRIALS[i][2];
      double control = c + TRIALS[i][3];
      LOG_RISK_RATIO[i] = Math.log(a / treated / (c / control));
      VARIANCE[i] = 1 / a - 1 / treated + 1 / c - 1 / control;
    }
  }

  @Test
  void agreesWithThePublishedBcgResults() {
    assertThat(RandomEffects.moments(LOG_RISK_RATIO, VARIANCE)).isCloseTo(.308760, within(1e-6));
    RandomEffects.Fit reml = RandomEffects.fit(LOG_RISK_RATIO, VARIANCE);
    assertThat(reml.mean()).isCloseTo(-.714532, within(1e-6));
    assertThat(reml.tauSquared()).isCloseTo(.313243, within(1e-6));
    assertThat(reml.standardError()).isCloseTo(.1798, within(1e-4));
  }

  /** The same integral over τ in even steps: whatever the grid, the prior on τ is flat. */
  @Test
  void weighsTheSpreadBetweenGroupsByAFlatPriorOnItsStandardDeviation() {
    double[] estimates = {0, 3, 10};
    double[] variances = {4, 9, 1};
    double widest = 10 * 10;
    int steps = 200_000;
    double total = 0;
    double[] first = new double[3];
    double[] second = new double[3];
    for (int i = 0; i < steps; i++) {
      double tau = widest * (i + 0.5) / steps;
      double w = 0;
      double wy = 0;
      double logs = 0;
      for (int g = 0; g < 3; g++) {
        w += 1 / (variances[g] + tau * tau);
        wy += estimates[g] / (variances[g] + tau * tau);
        logs += Math.log(variances[g] + tau * tau);
      }
      double mean = wy / w;
      double q = 0;
      for (int g = 0; g < 3; g++) {
        q += Math.pow(estimates[g] - mean, 2) / (variances[g] + tau * tau);
      }
      double weight = Math.exp(-0.5 * (logs + Math.log(w) + q));
      total += weight;
      for (int g = 0; g < 3; g++) {
        double pull = variances[g] / (variances[g] + tau * tau);
        double here = pull * mean + (1 - pull) * estimates[g];
        first[g] += weight * here;
        second[g] += weight * (here * here + (1 - pull) * variances[g] + pull * pull / w);
      }
    }
    List<Posterior> shrunken = RandomEffects.shrink(estimates, variances);
    for (int g = 0; g < 3; g++) {
      double mean = shrunken.get(g).mean();
      double variance = second[g] / total - 2 * mean * first[g] / total + mean * mean;
      assertThat(shrunken.get(g).sd()).isCloseTo(Math.sqrt(variance), withinPercentage(0.1));
    }
  }

  @Test
  void drawsAGroupTowardsTheCommonMeanTheMoreItsEstimateIsNoise() {
    double[] estimates = {100, 200, 300, 400};
    double[] variances = {400, 400, 400, 40_000};
    List<Posterior> shrunken = RandomEffects.shrink(estimates, variances);
    RandomEffects.Fit fit = RandomEffects.fit(estimates, variances);
    double pull = 40_000 / (40_000 + fit.tauSquared());
    assertThat(shrunken.get(3).mean())
        .isCloseTo(pull * fit.mean() + (1 - pull) * 400, within(1e-9));
    assertThat(shrunken.get(3).priorWeight()).isCloseTo(pull, within(1e-12));
    assertThat(shrunken.get(0).priorWeight()).isLessThan(.1);
    assertThat(shrunken.get(3).sd()).isLessThan(200);
  }

  @Test
  void findsNoDifferenceWhereGroupsAgree() {
    double[] same = {10, 10, 10, 10};
    double[] variance = {4, 4, 4, 4};
    assertThat(RandomEffects.fit(same, variance).tauSquared()).isZero();
    Posterior shrunken = RandomEffects.shrink(same, variance).getFirst();
    assertThat(shrunken.mean()).isEqualTo(10);
    assertThat(shrunken.priorWeight()).isEqualTo(1);
    // Surer than alone (2), less sure than if the groups were known to be one (1).
    assertThat(shrunken.sd()).isBetween(1.0, 2.0);
  }

  @Test
  void refusesFewerThanThreeGroups() {
    assertThatThrownBy(() -> RandomEffects.fit(new double[] {1, 2}, new double[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shrunkenMeansCoverTheTruthAboutAsOftenAsTheyClaim() {
    SplittableRandom random = new SplittableRandom(11);
    int covered = 0;
    for (int set = 0; set < 500; set++) {
      double[] truth = new double[10];
      double[] estimate = new double[10];
      double[] variance = new double[10];
      for (int i = 0; i < 10; i++) {
        truth[i] = 500 + 120 * random.nextGaussian();
        variance[i] = Math.pow(60 + 100 * random.nextDouble(), 2);
        estimate[i] = truth[i] + Math.sqrt(variance[i]) * random.nextGaussian();
      }
      Posterior posterior = RandomEffects.shrink(estimate, variance).getFirst();
      if (Math.abs(truth[0] - posterior.mean()) <= 1.6448536 * posterior.sd()) {
        covered++;
      }
    }
    assertThat(covered / 500.0).isBetween(0.86, 0.94);
  }
}
