package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.statistics.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HappyChangeTest {
  @ParameterizedTest
  @CsvSource({
    "24, 76, +52",
    "24.2, 76.3, +52",
    "30.49, 82.58, +52.1",
    "76.3, 24.2, −52",
    "18.4, 18.4, no change",
    "18.1, 18.4, no change",
    "18.3, 18.7, +0.4",
    "18.7, 18.3, −0.4",
    "18.48, 18.52, +0.04",
    "18.5, 18.499999999999, no change",
    "17.6, 18.4, +0.8",
    "17.52, 50.48, +32.96",
    "17.501, 50.499, +32.998",
    "0, 1234, '+1,234'"
  })
  void isWorkedOutBeforeRoundingAndNeverContradictsItsEnds(
      double before, double after, String text) {
    assertThat(new HappyChange(before, after).text()).isEqualTo(text);
  }

  @Test
  void neverShowsWholeNumbersThatDoNotAddUp() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double before = 60 * random.nextDouble();
      double after = 60 * random.nextDouble();
      String text = new HappyChange(before, after).text();
      long ends = Math.round(after) - Math.round(before);
      if (text.equals("no change")) {
        assertThat(ends).as("%s to %s", before, after).isZero();
      } else if (!text.contains(".")) {
        assertThat(Long.parseLong(text.replace("−", "-"))).isEqualTo(ends);
      } else {
        assertThat(Double.parseDouble(text.replace("−", "-")))
            .as("the exact change of %s to %s", before, after)
            .isBetween(after - before - 0.05, after - before + 0.05);
      }
    }
  }

  @Test
  void isKnownOnlyWhereBothEndsAre() {
    Interval known = new Interval(1, 2, 3);
    assertThat(HappyChange.of(null, known)).isNull();
    assertThat(HappyChange.of(known, null)).isNull();
    assertThat(HappyChange.to(known, null)).isNull();
    assertThat(HappyChange.to(known, 1.5).exact()).isEqualTo(1.5);
    assertThat(HappyChange.by(new Interval(-0.2, 0.3, 0.6)).text()).isEqualTo("no change");
    assertThat(HappyChange.by(new Interval(2, 6.8, 9)).versusToday()).isEqualTo("+7 vs today");
  }
}
