package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinomialIntervalTest {

  @Test
  void agreesWithThePublishedTable() {
    // Brown, Cai and DasGupta (2001), 95% Jeffreys intervals for n = 10.
    Interval two = BinomialInterval.jeffreys(2, 10, .95);
    assertThat(two.low()).isCloseTo(.044, within(5e-4));
    assertThat(two.mid()).isEqualTo(.2);
    assertThat(two.high()).isCloseTo(.503, within(5e-4));
  }

  @Test
  void reachesTheEndsWhereAllOrNoneAre() {
    assertThat(BinomialInterval.jeffreys(0, 40).low()).isZero();
    assertThat(BinomialInterval.jeffreys(40, 40).high()).isEqualTo(1);
  }

  @Test
  void coversTheTruthAboutAsOftenAsItClaims() {
    SplittableRandom random = new SplittableRandom(5);
    int covered = 0;
    for (int set = 0; set < 500; set++) {
      double truth = 0.1 + 0.8 * random.nextDouble();
      int happy = 0;
      for (int i = 0; i < 60; i++) {
        happy += random.nextDouble() < truth ? 1 : 0;
      }
      Interval interval = BinomialInterval.jeffreys(happy, 60, .9);
      covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    assertThat(covered / 500.0).isBetween(0.86, 0.94);
  }

  @Test
  void stratifiedNormalsHaveTheQuantilesOfTheNormal() {
    double[] draws = StratifiedNormals.of(1000, 3, 42);
    assertThat(draws).isEqualTo(StratifiedNormals.of(1000, 3, 42));
    assertThat(draws).isNotEqualTo(StratifiedNormals.of(1000, 4, 42));
    Interval interval = Interval.ofSample(draws);
    assertThat(interval.low()).isCloseTo(-1.28155, within(.005));
    assertThat(interval.high()).isCloseTo(1.28155, within(.005));
  }
}
