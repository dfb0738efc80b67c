package io.beachhead.statistics;

import static io.beachhead.statistics.WillingnessDistribution.Form.LOGNORMAL;
import static io.beachhead.statistics.WillingnessDistribution.Form.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WillingnessDistributionTest {

  @Test
  void countsTheNormalTailAboveTheThreshold() {
    WillingnessDistribution value = new WillingnessDistribution(NORMAL, 45, 6);
    assertThat(value.shareAbove(60)).isCloseTo(.00620967, within(1e-8)); // z = 2.5
    assertThat(value.shareAbove(45)).isCloseTo(.5, within(1e-12));
  }

  @Test
  void concentratingAndSpreadingDependOnTheSCurve() {
    // Two equal segments N(45 + a, 6), threshold 60, 100 accounts each (docs/methods, roadmap).
    assertThat(100 * happyAt(20) + 100 * happyAt(0)).isCloseTo(80.4, within(0.1));
    assertThat(200 * happyAt(10)).isCloseTo(40.5, within(0.1));
    assertThat(200 * happyAt(30)).isCloseTo(198.8, within(0.1));
    assertThat(100 * happyAt(60) + 100 * happyAt(0)).isCloseTo(100.6, within(0.1));
  }

  private static double happyAt(double added) {
    return new WillingnessDistribution(NORMAL, 45 + added, 6).shareAbove(60);
  }

  @Test
  void isAStrictIndicatorWithoutSpread() {
    WillingnessDistribution value = new WillingnessDistribution(NORMAL, 60, 0);
    assertThat(value.shareAbove(60)).isZero();
    assertThat(value.shareAbove(59.99)).isEqualTo(1);
  }

  @Test
  void lognormalKeepsMeanAndSpread() {
    // cv = 0.5: σ_L² = ln 1.25 = .2231436; the share above the mean is Φ(−σ_L/2) = Φ(−.2361904).
    WillingnessDistribution value = new WillingnessDistribution(LOGNORMAL, 1000, 500);
    assertThat(value.shareAbove(1000)).isCloseTo(.406642, within(1e-6));
    assertThat(value.shareAbove(0)).isEqualTo(1);
    double sigma = Math.sqrt(Math.log(1.25));
    SplittableRandom random = new SplittableRandom(3);
    SampleMoments moments = new SampleMoments();
    int above = 0;
    for (int i = 0; i < 200_000; i++) {
      double draw = Math.exp(Math.log(1000) - sigma * sigma / 2 + sigma * random.nextGaussian());
      moments.add(draw);
      above += draw > 1500 ? 1 : 0;
    }
    assertThat(moments.mean()).isCloseTo(1000, within(5.0));
    assertThat(moments.sd()).isCloseTo(500, within(8.0));
    assertThat(above / 200_000.0).isCloseTo(value.shareAbove(1500), within(.003));
  }

  @Test
  void lognormalWithoutAPositiveMeanIsAPoint() {
    WillingnessDistribution value = new WillingnessDistribution(LOGNORMAL, -10, 500);
    assertThat(value.shareAbove(0)).isZero();
    assertThat(value.shareAbove(-20)).isEqualTo(1);
  }

  @Test
  void densityAddsUpToTheShare() {
    for (WillingnessDistribution.Form form : WillingnessDistribution.Form.values()) {
      WillingnessDistribution value = new WillingnessDistribution(form, 1000, 400);
      double area = 0;
      for (double x = 1200.5; x < 12_000; x++) {
        area += value.density(x);
      }
      assertThat(area).isCloseTo(value.shareAbove(1200), within(1e-4));
    }
  }
}
