package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.MatchedChange.Stratum;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatchedChangeTest {
  /**
   * By hand. Not happy before: 20 users, 8 happy after (+40%); 40 others, 4 after (+10%): 20 × 30%
   * = 6. Happy before: 10 users, 9 after (−10%); 10 others, 7 after (−30%): 10 × 20% = 2.
   */
  @Test
  void addsTheDifferenceOfDifferencesOfEachStratum() {
    var change = MatchedChange.of(List.of(new Stratum(20, 8, 40, 4), new Stratum(10, 9, 10, 7)));
    assertThat(change.mid()).isCloseTo(8, within(1e-12));
    assertThat(change.low()).isBetween(3.0, 7.0);
    assertThat(change.high()).isBetween(9.0, 13.0);
  }

  @Test
  void isNotCertainWhereNobodyChanged() {
    var change = MatchedChange.of(List.of(new Stratum(10, 0, 10, 0)));
    assertThat(change.mid()).isZero();
    assertThat(change.low()).isLessThan(-0.2);
    assertThat(change.high()).isGreaterThan(0.2);
  }

  @Test
  void isTheSameEachTime() {
    var strata = List.of(new Stratum(7, 3, 30, 11));
    assertThat(MatchedChange.of(strata)).isEqualTo(MatchedChange.of(strata));
  }

  @Test
  void refusesCountsThatCannotBe() {
    assertThatThrownBy(() -> new Stratum(0, 0, 5, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Stratum(5, 6, 5, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MatchedChange.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Users gain 15 points in one stratum and 10 in the other, beyond what others gain. */
  @Test
  void coversTheTruthAsOftenAsItSays() {
    var random = new SplittableRandom(7);
    int covered = 0;
    for (int set = 0; set < 500; set++) {
      var strata =
          List.of(
              new Stratum(30, count(random, 30, 0.30), 60, count(random, 60, 0.15)),
              new Stratum(15, count(random, 15, 0.85), 25, count(random, 25, 0.75)));
      double truth = 30 * 0.15 + 15 * 0.10;
      var range = MatchedChange.of(strata, 0.9);
      covered += range.low() <= truth && truth <= range.high() ? 1 : 0;
    }
    assertThat(covered / 500.0).isBetween(0.86, 0.94);
  }

  private static int count(SplittableRandom random, int n, double share) {
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += random.nextDouble() < share ? 1 : 0;
    }
    return count;
  }
}
