package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareRatioTest {
  /** Heart attacks on placebo and on aspirin; the published range is of 95%. */
  @Test
  void agreesWithThePhysiciansHealthStudy() {
    var range = ShareRatio.katz(189, 11_034, 104, 11_037);
    double wider = 1.959963984540054 / Interval.Z90;
    double log = Math.log(range.mid());

    assertThat(range.mid()).isCloseTo(1.82, within(0.005));
    assertThat(Math.exp(log + wider * (Math.log(range.low()) - log)))
        .isCloseTo(1.43, within(0.005));
    assertThat(Math.exp(log + wider * (Math.log(range.high()) - log)))
        .isCloseTo(2.306, within(0.005));
  }

  @Test
  void hasARangeWhereNobodyConverts() {
    var range = ShareRatio.katz(0, 200, 60, 200);
    assertThat(range.mid()).isBetween(0.0, 0.02);
    assertThat(range.high()).isLessThan(0.1);
    assertThat(ShareRatio.katz(5, 5, 5, 5).mid()).isEqualTo(1);
  }

  @Test
  void refusesAnEmptyGroup() {
    assertThatThrownBy(() -> ShareRatio.katz(0, 0, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
