package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RidgeLogisticTest {
  private static final double[][] GRADES = LogisticRegressionTest.grades();
  private static final boolean[] IMPROVED = LogisticRegressionTest.improved();

  @Test
  void reproducesSpectorAndMazzeosGradesWithoutAPenalty() {
    var fit = RidgeLogistic.fit(GRADES, IMPROVED, 0);
    assertThat(fit.coefficients())
        .containsExactly(new double[] {-13.0213, 2.8261, .0952, 2.3787}, within(5e-5));
    assertThat(fit.logLikelihood()).isCloseTo(-12.8896, within(5e-5));
  }

  @Test
  void shrinksTowardsTheShareOfEverybody() {
    var loose = RidgeLogistic.fit(GRADES, IMPROVED, 1);
    var tight = RidgeLogistic.fit(GRADES, IMPROVED, 1e6);
    double[] best = {4, 28, 1};
    assertThat(loose.chance(best)).isLessThan(RidgeLogistic.fit(GRADES, IMPROVED, 0).chance(best));
    assertThat(tight.chance(best)).isCloseTo(11 / 32.0, within(1e-3));
  }

  @Test
  void addsUpToTheLogOdds() {
    var fit = RidgeLogistic.fit(GRADES, IMPROVED, 2);
    double[] own = {3.5, 25, 1};
    double[] usual = {3, 20, 0};
    double sum = fit.logOdds(usual);
    for (int j = 0; j < own.length; j++) {
      sum += fit.contribution(j, own[j], usual[j]);
    }
    assertThat(sum).isCloseTo(fit.logOdds(own), within(1e-12));
  }

  @Test
  void bearsPredictorsThatDoNotVaryOrFollowFromOthers() {
    double[][] x = new double[40][];
    boolean[] yes = new boolean[40];
    for (int i = 0; i < 40; i++) {
      x[i] = new double[] {i, 2.0 * i, 7};
      yes[i] = i % 5 < 2 || i > 30;
    }
    var fit = RidgeLogistic.fit(x, yes, 1);
    assertThat(fit.contribution(2, 8, 7)).isZero();
    assertThat(fit.contribution(0, 1, 0)).isCloseTo(fit.contribution(1, 2, 0), within(1e-9));
    // What a line divides has no maximum without a penalty; with one it has.
    boolean[] divided = new boolean[40];
    for (int i = 20; i < 40; i++) {
      divided[i] = true;
    }
    assertThat(RidgeLogistic.fit(x, divided, 1).chance(new double[] {39, 78, 7}))
        .isBetween(.9, .9999);
  }

  @Test
  void coversTheChanceAsOftenAsItSays() {
    var random = new SplittableRandom(20261130);
    int covered = 0;
    double[] at = {.5, -.5};
    double truth = RidgeLogistic.logistic(-1 + .8 * .5 - .5 * -.5);
    for (int run = 0; run < 500; run++) {
      double[][] x = new double[400][2];
      boolean[] yes = new boolean[400];
      for (int i = 0; i < x.length; i++) {
        x[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
        yes[i] = random.nextDouble() < RidgeLogistic.logistic(-1 + .8 * x[i][0] - .5 * x[i][1]);
      }
      Interval range = RidgeLogistic.fit(x, yes, 1).chance(at, 1);
      covered += range.low() <= truth && truth <= range.high() ? 1 : 0;
    }
    assertThat(covered / 500.0).isBetween(.76, .84);
  }
}
