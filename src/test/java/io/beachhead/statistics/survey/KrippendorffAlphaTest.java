package io.beachhead.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.survey.KrippendorffAlpha.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KrippendorffAlphaTest {
  /** His example of 2011: a row per coder, a column per unit; 0 is a gap. */
  private static final int[][] CODERS = {
    {1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
    {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}
  };

  @ParameterizedTest
  @CsvSource({"NOMINAL, .743421", "ORDINAL, .815388", "INTERVAL, .849107", "RATIO, .797403"})
  void reproducesKrippendorffsExample(Level level, double alpha) {
    assertThat(KrippendorffAlpha.of(units(), level).orElseThrow()).isCloseTo(alpha, within(5e-7));
  }

  @Test
  void isOneWhereAllAgreeAndBelowZeroWhereNobodyDoes() {
    assertThat(of(List.of(1.0, 1.0), List.of(2.0, 2.0))).contains(1.0);
    assertThat(of(List.of(1.0, 2.0), List.of(2.0, 1.0)).orElseThrow()).isNegative();
  }

  @Test
  void hasNoValueWhereNothingVariesOrNobodyCodedTwice() {
    assertThat(of(List.of(1.0, 1.0), List.of(1.0, 1.0))).isEmpty();
    assertThat(of(List.of(1.0), List.of(2.0))).isEmpty();
    assertThat(of()).isEmpty();
  }

  @SafeVarargs
  private static java.util.Optional<Double> of(List<Double>... units) {
    return KrippendorffAlpha.of(List.of(units), Level.NOMINAL);
  }

  private static List<List<@Nullable Double>> units() {
    var units = new ArrayList<List<@Nullable Double>>();
    for (int unit = 0; unit < 12; unit++) {
      int column = unit;
      units.add(
          Arrays.stream(CODERS)
              .map(coder -> coder[column] == 0 ? null : (Double) (double) coder[column])
              .toList());
    }
    return units;
  }
}
