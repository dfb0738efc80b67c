package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeynessTest {
  @Test
  void givesWhatRaysonsWizardGives() {
    var found = Keyness.of(52, 50_000, 57, 75_000);
    assertThat(found.g2()).isCloseTo(2.65, within(.005));
    assertThat(found.logRatio()).isCloseTo(Math.log(1.5 * 52 / 57) / Math.log(2), within(1e-12));
    assertThat(found.p()).isBetween(.10, .11);
  }

  @Test
  void isTheSameBothWaysButForTheSign() {
    var one = Keyness.of(3, 100, 9, 120);
    var other = Keyness.of(9, 120, 3, 100);
    assertThat(one.g2()).isCloseTo(other.g2(), within(1e-12));
    assertThat(one.logRatio()).isNegative().isCloseTo(-other.logRatio(), within(1e-12));
  }

  @Test
  void takesNoneAsHalfOfOne() {
    assertThat(Keyness.of(4, 100, 0, 100).logRatio()).isCloseTo(3, within(1e-12));
    assertThat(Keyness.of(0, 10, 0, 10).g2()).isZero();
    assertThatThrownBy(() -> Keyness.of(0, 0, 1, 10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsFourOfTheFifteenOfBenjaminiAndHochberg() {
    double[] p = {
      .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
      .7590, 1
    };
    double[] q = FalseDiscovery.q(p);
    assertThat(Arrays.stream(q).filter(one -> one <= .05).count()).isEqualTo(4);
    assertThat(q[3]).isCloseTo(.0095 * 15 / 4, within(1e-12));
    assertThat(q[14]).isEqualTo(1);
    assertThat(FalseDiscovery.q(new double[] {.04, .01})).containsExactly(.04, .02);
    assertThat(FalseDiscovery.q(new double[0])).isEmpty();
  }
}
