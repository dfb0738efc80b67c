package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class LogisticNormalTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int STEPS = 20_000;

  @Test
  void agreesWithTheIntegralOverItsWholeRange() {
    for (double sd : new double[] {0, .1, .7, 1, 2.3, 5, 20, 200}) {
      for (double mean : new double[] {-400, -30, -6, -1.3, 0, .4, 2, 9, 40, 300}) {
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
          double z = NORMAL.inverseCumulativeProbability((i + .5) / STEPS);
          sum += LogisticNormal.logistic(mean + sd * z) / STEPS;
        }
        assertThat(LogisticNormal.share(mean, sd))
            .as("mean %s, sd %s", mean, sd)
            .isCloseTo(sum, within(2e-4));
      }
    }
  }

  @Test
  void neverFallsWithTheMean() {
    for (double sd = 0; sd < 12; sd += .37) {
      double before = 0;
      for (double mean = -40; mean <= 40; mean += .013) {
        double share = LogisticNormal.share(mean, sd);
        assertThat(share).isGreaterThanOrEqualTo(before - 1e-12);
        before = share;
      }
    }
  }

  @Test
  void isTheLogisticItselfWithoutSpread() {
    assertThat(LogisticNormal.share(Math.log(3), 0)).isCloseTo(.75, within(1e-12));
    assertThat(LogisticNormal.share(0, 7)).isEqualTo(.5);
  }
}
