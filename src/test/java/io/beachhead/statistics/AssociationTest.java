package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AssociationTest {
  @Test
  void agreesWithTheTeaTasting() {
    assertThat(new Association(3, 1, 1, 3).p()).isCloseTo(0.4857143, within(1e-7));
  }

  @Test
  void givesTheEValueOfVanderWeeleAndDing() {
    assertThat(Association.eValue(3.9)).isCloseTo(7.26, within(0.005));
    assertThat(Association.eValue(1 / 3.9)).isCloseTo(7.26, within(0.005));
    assertThat(Association.eValue(1)).isEqualTo(1);
  }

  @Test
  void knowsTheBitsOfATable() {
    assertThat(new Association(50, 0, 0, 50).bits()).isCloseTo(1, within(1e-12));
    assertThat(new Association(25, 25, 25, 25).bits()).isZero();
    assertThat(new Association(25, 25, 25, 25).p()).isCloseTo(1, within(1e-9));
    assertThat(new Association(30, 10, 20, 40).lift()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void holdsStrataApart() {
    // In each stratum the odds ratio is 1; together they seem to go with each other.
    var strata = List.of(new Association(81, 9, 9, 1), new Association(1, 9, 9, 81));
    assertThat(Association.mantelHaenszel(strata)).isCloseTo(1, within(1e-12));
  }

  @Test
  void comparesSharesAsNewcombeDoes() {
    var range = ShareDifference.newcombe(56, 70, 48, 80, 1.959963984540054);
    assertThat(range.mid()).isCloseTo(0.2, within(1e-12));
    assertThat(range.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(range.high()).isCloseTo(0.3339, within(5e-5));
  }

  @Test
  void coversTheRateOfEventsInAboutFourOfFive() {
    var random = new SplittableRandom(11);
    int covered = 0;
    for (int set = 0; set < 500; set++) {
      int count = 0;
      for (double t = -Math.log(random.nextDouble()); t < 30; t -= Math.log(random.nextDouble())) {
        count++;
      }
      var range = CountInterval.jeffreys(count, 10);
      covered += range.low() <= 3 && 3 <= range.high() ? 1 : 0;
    }
    assertThat(covered).isBetween(370, 430);
    assertThat(CountInterval.jeffreys(0, 10).low()).isZero();
  }
}
