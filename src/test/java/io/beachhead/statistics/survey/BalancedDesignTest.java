package io.beachhead.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancedDesignTest {
  @ParameterizedTest
  @CsvSource({"7, 4, 4, 2", "7, 3, 3, 1", "13, 4, 4, 1", "21, 5, 5, 1", "11, 5, 5, 2"})
  void findsTheBalancedDesignWhereThereIsOne(int items, int perSet, int shown, int together) {
    var design = BalancedDesign.of(items, items, perSet);
    assertThat(design.shown()).containsOnly(shown);
    for (int a = 0; a < items; a++) {
      for (int b = 0; b < items; b++) {
        assertThat(design.together()[a][b]).isEqualTo(a == b ? 0 : together);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 6, 4", "10, 30, 4", "12, 60, 5", "5, 10, 3", "20, 45, 4", "4, 4, 4", "6, 6, 4"})
  void showsItemsEquallyOftenAndPairsAsEvenlyAsItCan(int items, int sets, int perSet) {
    var design = BalancedDesign.of(items, sets, perSet);
    assertThat(design.sets()).hasSize(sets);
    assertThat(design.sets()).allMatch(set -> new HashSet<>(set).size() == perSet);
    var shown = Arrays.stream(design.shown()).summaryStatistics();
    assertThat(shown.getMax() - shown.getMin()).isLessThan(2);
    double mean = (double) sets * perSet * (perSet - 1) / (items * (items - 1));
    for (int a = 0; a < items; a++) {
      for (int b = 0; b < items; b++) {
        assertThat(design.together()[a][b]).isBetween(0, a == b ? 0 : (int) Math.ceil(mean) + 1);
      }
    }
  }

  @Test
  void refusesWhatCannotBeShown() {
    assertThatThrownBy(() -> BalancedDesign.of(3, 5, 4)).hasMessage("5 sets of 4 of 3 items");
    assertThatThrownBy(() -> BalancedDesign.of(3, 0, 2)).hasMessage("0 sets of 2 of 3 items");
  }
}
