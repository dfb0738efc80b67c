package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void reachesFromTheTenthToTheNinetiethPercentileOfANormal() {
    Interval interval = Interval.normal(100, 10);
    assertThat(interval.low()).isCloseTo(87.184484, within(1e-6));
    assertThat(interval.mid()).isEqualTo(100);
    assertThat(interval.high()).isCloseTo(112.815516, within(1e-6));
  }

  @Test
  void interpolatesBetweenTheNumbersOfASample() {
    assertThat(Interval.ofSample(new double[] {5, 1, 2, 4, 3}))
        .isEqualTo(new Interval(1.4, 3, 4.6));
  }

  @Test
  void refusesNotANumberAndEndsTheWrongWayRound() {
    assertThatThrownBy(() -> new Interval(0, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(2, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
