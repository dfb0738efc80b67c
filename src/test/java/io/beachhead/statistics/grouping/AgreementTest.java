package io.beachhead.statistics.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void givesThePublishedRandIndices() {
    assertThat(Agreement.of(new int[] {0, 0, 1, 2}, new int[] {0, 0, 1, 1}).adjustedRand())
        .isCloseTo(.571429, within(1e-6));
    // Manning, Raghavan and Schütze, figure 16.4: x, o and diamonds in three groups.
    var found =
        Agreement.of(
            new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2},
            new int[] {0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 0, 2, 2, 2});
    assertThat(found.purity()).isCloseTo(12 / 17.0, within(1e-12));
    assertThat(found.adjustedRand()).isCloseTo(.242915, within(1e-6));
  }

  @Test
  void givesBCubedByHand() {
    // Groups {a, b} and {c}; labels {a} and {b, c}.
    var found = Agreement.of(new int[] {0, 0, 1}, new int[] {5, 6, 6});
    assertThat(found.precision()).isCloseTo((.5 + .5 + 1) / 3, within(1e-12));
    assertThat(found.recall()).isCloseTo((1 + .5 + .5) / 3, within(1e-12));
    assertThat(found.bCubed()).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void isOneForTheSameGroupsUnderOtherNumbers() {
    assertThat(Agreement.of(new int[] {4, 4, -7}, new int[] {1, 1, 0}))
        .isEqualTo(new Agreement(1, 1, 1, 1));
    assertThat(Agreement.of(new int[] {1}, new int[] {2}).adjustedRand()).isEqualTo(1);
    assertThatThrownBy(() -> Agreement.of(new int[0], new int[0])).hasMessageContaining("0 groups");
  }
}
