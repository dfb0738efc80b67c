package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvidenceFusionTest {
  private static final Prior PRIOR = new Prior(0, 1000);

  @Test
  void returnsThePriorLabelledAsPriorWithoutEvidence() {
    assertThat(EvidenceFusion.fuse(new Prior(50, 200), List.of()))
        .isEqualTo(new Posterior(50, 200, 1));
  }

  @Test
  void weighsEachReadingByItsPrecision() {
    // w = 1/(300²+400²) + 1/500² + 1/1000² = 4e-6 + 4e-6 + 1e-6 = 9e-6
    Posterior posterior =
        EvidenceFusion.fuse(
            PRIOR, List.of(new Reading(1800, 90_000, 160_000), new Reading(900, 250_000, 0)));
    assertThat(posterior.mean()).isCloseTo((1800 * 4e-6 + 900 * 4e-6) / 9e-6, within(1e-9));
    assertThat(posterior.sd()).isCloseTo(1 / Math.sqrt(9e-6), within(1e-9));
    assertThat(posterior.priorWeight()).isCloseTo(1.0 / 9, within(1e-12));
    assertThat(posterior.interval().low())
        .isCloseTo(1200 - 1.2815515655446 * 1000 / 3, within(1e-6));
  }

  @Test
  void takesTheLimitForExactReadings() {
    assertThat(
            EvidenceFusion.fuse(
                PRIOR,
                List.of(new Reading(10, 0, 0), new Reading(20, 0, 0), new Reading(900, 1, 1))))
        .isEqualTo(new Posterior(15, 0, 0));
  }

  @Test
  void saysMostlyPriorAboveHalf() {
    assertThat(EvidenceFusion.fuse(PRIOR, List.of(new Reading(5, 1_100_000, 0))).mostlyPrior())
        .isTrue();
    assertThat(EvidenceFusion.fuse(PRIOR, List.of(new Reading(5, 900_000, 0))).mostlyPrior())
        .isFalse();
  }

  @Test
  void coversTheTruthAboutAsOftenAsItClaims() {
    SplittableRandom random = new SplittableRandom(7);
    int covered = 0;
    for (int set = 0; set < 500; set++) {
      double truth = 300 + 200 * random.nextGaussian();
      List<Reading> readings =
          List.of(
              new Reading(truth + Math.hypot(150, 80) * random.nextGaussian(), 22_500, 6_400),
              new Reading(truth + Math.hypot(60, 250) * random.nextGaussian(), 3_600, 62_500),
              new Reading(truth + 400 * random.nextGaussian(), 160_000, 0));
      Posterior posterior = EvidenceFusion.fuse(new Prior(300, 200), readings);
      if (Math.abs(truth - posterior.mean()) <= 1.6448536 * posterior.sd()) {
        covered++;
      }
    }
    assertThat(covered / 500.0).isBetween(0.86, 0.94);
  }
}
