package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.web.load.Overdue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A value map that was called off stops computing, in each of its stages. */
class ValueDeadlineTest {
  private final Given given =
      Given.workspace()
          .segment("a", 100, 10_000)
          .segment("b", 100, 10_000)
          .shipped("core")
          .worth("core", "a", 14_000, 300, 1600)
          .worth("core", "b", 6_000, 300, 1600);

  @AfterEach
  void lowerTheFlag() {
    Thread.interrupted();
  }

  @Test
  void stopsWhileEvidenceIsFused() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(given::accountGrid).isInstanceOf(Overdue.class);
  }

  @Test
  void stopsWhileSegmentsAreAddedUp() {
    var grid = given.accountGrid();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new SelectedValues(grid, new boolean[] {true}).draws())
        .isInstanceOf(Overdue.class);
  }

  @Test
  void isWholeWhenNobodyCalledItOff() {
    assertThat(given.map().segments()).hasSize(2);
  }
}
