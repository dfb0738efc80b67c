package io.beachhead.value.happiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.value.model.HappyRule;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ThresholdFitTest {
  @Test
  void findsTheThresholdThatMadeTheData() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
    var x = new double[600];
    var happy = new boolean[600];
    for (int i = 0; i < x.length; i++) {
      x[i] = -2000 + 10_000 * random.nextDouble();
      happy[i] = random.nextDouble() < 1 / (1 + Math.exp(-(x[i] - 4000) / 700));
    }
    var found = fit(Calibration.On.SURPLUS, x, happy);
    assertThat(found.identified()).isTrue();
    assertThat(found.threshold().mid()).isCloseTo(4000, within(250.0));
    assertThat(found.threshold().low()).isLessThan(found.threshold().mid());
    assertThat(found.slope()).isCloseTo(1 / 700.0, within(.0004));
    assertThat(-found.intercept() / found.slope()).isCloseTo(found.threshold().mid(), within(1e-6));
    assertThat(found.auc().low()).isGreaterThan(.9);
    assertThat(((HappyRule.Margin) found.adopted()).margin())
        .isCloseTo(found.threshold().mid(), within(10.0));
    assertThat(found.bins()).hasSize(8);
    assertThat(found.bins().getFirst().share().mid()).isLessThan(.05);
    assertThat(found.bins().stream().mapToInt(Calibration.Bin::n).sum()).isEqualTo(600);
    assertThat(found.bins().stream().mapToInt(Calibration.Bin::happy).sum())
        .isEqualTo(found.happy());
  }

  @Test
  void keepsTheAssumptionWhereValueDoesNotTell() {
    // By turns: no better than chance.
    double[] x = IntStream.range(0, 60).mapToDouble(i -> i).toArray();
    var turns = new boolean[60];
    var fewer = new boolean[60];
    for (int i = 0; i < 60; i++) {
      turns[i] = i % 2 == 0;
      fewer[i] = i < 20 || i == 40;
    }
    assertThat(fit(Calibration.On.RATIO, x, turns))
        .returns(false, Calibration::identified)
        .returns(null, Calibration::threshold)
        .returns(null, Calibration::adopted);
    assertThat(fit(Calibration.On.RATIO, x, fewer).verdict()).contains("not happier");
  }

  @Test
  void doesNotDrawACurveThroughAGap() {
    double[] x = IntStream.range(0, 40).mapToDouble(i -> i * 100.0).toArray();
    var happy = new boolean[40];
    for (int i = 30; i < 40; i++) {
      happy[i] = true;
    }
    var found = fit(Calibration.On.SURPLUS, x, happy);
    assertThat(found.identified()).isFalse();
    assertThat(found.verdict()).contains("from $2.9k above cost to $3.0k above cost divides them");
  }

  @Test
  void needsFiveOfEach() {
    var happy = new boolean[40];
    for (int i = 0; i < 4; i++) {
      happy[i] = true;
    }
    var found = fit(Calibration.On.RATIO, new double[40], happy);
    assertThat(found.notEnoughData().have()).isEqualTo(4);
    assertThat(found.notEnoughData().need()).isEqualTo(5);
    assertThat(found.identified()).isFalse();
    assertThat(fit(Calibration.On.RATIO, new double[0], new boolean[0]).bins()).isEmpty();
  }

  private static Calibration fit(Calibration.On on, double[] x, boolean[] happy) {
    return ThresholdFit.of(on, x, happy, "USD", List.of());
  }
}
