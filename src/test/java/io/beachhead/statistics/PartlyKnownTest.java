package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartlyKnownTest {
  @Test
  void givesNoNumberThatIsNotKnown() {
    PartlyKnown sizes = PartlyKnown.of(new double[] {3, 0, Double.NaN, 5}, each -> each > 0);
    assertThat(sizes.count()).isEqualTo(4);
    assertThat(sizes.unknown()).isEqualTo(2);
    assertThat(sizes.isKnown(0)).isTrue();
    assertThat(sizes.at(3)).isEqualTo(5);
    assertThat(sizes.orElse(1, 7)).isEqualTo(7);
    assertThat(sizes.orElse(0, 7)).isEqualTo(3);
    assertThatThrownBy(() -> sizes.at(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the number at 2 is not known");
  }

  @Test
  void learnsAndForgets() {
    PartlyKnown grows = PartlyKnown.none(1);
    grows.set(0, 4);
    PartlyKnown grown = grows.resized(3);
    assertThat(grown.at(0)).isEqualTo(4);
    assertThat(grown.unknown()).isEqualTo(2);
    grown.forget(0);
    assertThat(grown.unknown()).isEqualTo(3);
    assertThat(grows.at(0)).isEqualTo(4);
  }
}
