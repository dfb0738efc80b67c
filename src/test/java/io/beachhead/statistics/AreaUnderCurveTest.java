package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class AreaUnderCurveTest {
  @Test
  void countsHowOftenAYesScoresAboveANo() {
    // Yes 2 and 4, no 1 and 3: three of four pairs in order. Placements of the yes ½ and 1, of the
    // no 1 and ½: variances ⅛ each, so the variance of the area is ⅛/2 + ⅛/2 = ⅛.
    var area =
        (Measured) AreaUnderCurve.of(new double[] {1, 2, 3, 4}, yes(false, true, false, true));
    assertThat(area.interval().mid()).isEqualTo(.75);
    assertThat(area.interval().mid() - area.interval().low())
        .isCloseTo(Interval.Z90 * Math.sqrt(.125), within(1e-12));
    assertThat(area.interval().high()).isEqualTo(1);
  }

  @Test
  void countsTiesHalf() {
    var area =
        (Measured) AreaUnderCurve.of(new double[] {5, 5, 5, 5}, yes(true, false, true, false));
    assertThat(area.interval()).isEqualTo(Interval.exactly(.5));
  }

  @Test
  void needsTwoOfEach() {
    assertThat(AreaUnderCurve.of(new double[] {1, 2, 3}, yes(true, false, false)))
        .isInstanceOf(NotEnoughData.class);
  }

  @Test
  void coversTheAreaAsOftenAsItSays() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261122L);
    var normal = NormalDistribution.of(0, 1).createSampler(random);
    double truth = NormalDistribution.of(0, 1).cumulativeProbability(1 / Math.sqrt(2));
    int covered = 0;
    for (int run = 0; run < 500; run++) {
      var scores = new double[120];
      var yes = new boolean[120];
      for (int i = 0; i < scores.length; i++) {
        yes[i] = i < 40;
        scores[i] = normal.sample() + (yes[i] ? 1 : 0);
      }
      var range = ((Measured) AreaUnderCurve.of(scores, yes)).interval();
      covered += range.low() <= truth && truth <= range.high() ? 1 : 0;
    }
    assertThat(covered / 500.0).isBetween(.76, .84);
  }

  private static boolean[] yes(boolean... answers) {
    return answers;
  }
}
