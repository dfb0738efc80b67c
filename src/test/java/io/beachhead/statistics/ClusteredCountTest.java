package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusteredCountTest {
  private static final int DATA_SETS = 500;

  @Test
  void coversTheTruthWhenPeopleComeOneByOne() {
    assertThat(coverage(1)).isBetween(0.76, 0.84);
  }

  /** Taken for independent, the events would give a range that is far too narrow. */
  @Test
  void coversTheTruthWhenEachPersonDoesManyEvents() {
    assertThat(coverage(9)).isBetween(0.74, 0.86);
  }

  @Test
  void aCountOfNothingMayStillHaveBeenOne() {
    var none = ClusteredCount.of(0, 0);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isBetween(0.3, 0.5);
  }

  /** How often the 80% range holds the expected count of people who do 1 to {@code most} events. */
  private static double coverage(int most) {
    var random = new SplittableRandom(7);
    double people = 60;
    double truth = people * (1 + most) / 2.0;
    int held = 0;
    for (int set = 0; set < DATA_SETS; set++) {
      double count = 0;
      double squares = 0;
      for (double time = gap(random); time < people; time += gap(random)) {
        int events = 1 + random.nextInt(most);
        count += events;
        squares += (double) events * events;
      }
      var range = ClusteredCount.of(count, squares);
      held += range.low() <= truth && truth <= range.high() ? 1 : 0;
    }
    return (double) held / DATA_SETS;
  }

  private static double gap(SplittableRandom random) {
    return -Math.log(1 - random.nextDouble());
  }
}
