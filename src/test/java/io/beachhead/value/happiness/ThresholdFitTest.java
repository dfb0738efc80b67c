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
    assertThat(found.finding().identified()).isTrue();
    assertThat(found.finding().threshold().mid()).isCloseTo(4000, within(250.0));
    assertThat(found.finding().threshold().low()).isLessThan(found.finding().threshold().mid());
    assertThat(found.fit().slope()).isCloseTo(1 / 700.0, within(.0004));
    assertThat(-found.fit().intercept() / found.fit().slope())
        .isCloseTo(found.finding().threshold().mid(), within(1e-6));
    assertThat(found.fit().auc().low()).isGreaterThan(.9);
    assertThat(((HappyRule.Margin) found.finding().adopted()).margin())
        .isCloseTo(found.finding().threshold().mid(), within(10.0));
    assertThat(found.sample().bins()).hasSize(8);
    assertThat(found.sample().bins().getFirst().share().mid()).isLessThan(.05);
    assertThat(found.sample().bins().stream().mapToInt(Calibration.Bin::n).sum()).isEqualTo(600);
    assertThat(found.sample().bins().stream().mapToInt(Calibration.Bin::happy).sum())
        .isEqualTo(found.sample().happy());
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
        .returns(false, it -> it.finding().identified())
        .returns(null, it -> it.finding().threshold())
        .returns(null, it -> it.finding().adopted());
    assertThat(fit(Calibration.On.RATIO, x, fewer).finding().verdict()).contains("not happier");
  }

  @Test
  void doesNotDrawACurveThroughAGap() {
    double[] x = IntStream.range(0, 40).mapToDouble(i -> i * 100.0).toArray();
    var happy = new boolean[40];
    for (int i = 30; i < 40; i++) {
      happy[i] = true;
    }
    var found = fit(Calibration.On.SURPLUS, x, happy);
    assertThat(found.finding().identified()).isFalse();
    assertThat(found.finding().verdict())
        .contains("from $2.9k above cost to $3.0k above cost divides them");
  }

  @Test
  void needsFiveOfEach() {
    var happy = new boolean[40];
    for (int i = 0; i < 4; i++) {
      happy[i] = true;
    }
    var found = fit(Calibration.On.RATIO, new double[40], happy);
    assertThat(found.finding().notEnoughData().have()).isEqualTo(4);
    assertThat(found.finding().notEnoughData().need()).isEqualTo(5);
    assertThat(found.finding().identified()).isFalse();
    assertThat(fit(Calibration.On.RATIO, new double[0], new boolean[0]).sample().bins()).isEmpty();
  }

  private static Calibration fit(Calibration.On on, double[] x, boolean[] happy) {
    return ThresholdFit.of(on, x, happy, "USD", List.of());
  }
}
