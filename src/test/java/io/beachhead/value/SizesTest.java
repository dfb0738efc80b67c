package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Scaling;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What value grows with, and how fast. */
class SizesTest {
  private static final double UNKNOWN = Double.NaN;

  @ParameterizedTest
  @ValueSource(doubles = {0, -12, Double.NaN})
  void takesTheMeanOfTheCellWhereASizeIsZeroNegativeOrMissing(double size) {
    Given given = bySeats(10, 30, size);
    AccountGrid grid = given.accountGrid();
    assertThat(AccountWorth.of(grid, 0).value().mid()).isCloseTo(3_000, within(1e-6));
    assertThat(AccountWorth.of(grid, 1).value().mid()).isCloseTo(9_000, within(1e-6));
    assertThat(AccountWorth.of(grid, 2).value().mid()).isCloseTo(6_000, within(1e-6));
    assertThat(AccountWorth.of(grid, 2).size()).isNull();
    assertThat(given.map().notes())
        .anyMatch(note -> note.startsWith("1 account has no seats above 0"));
  }

  @Test
  void valuesEveryAccountAlikeWhereNoSizeIsKnown() {
    Given given = bySeats(0, -1, UNKNOWN);
    for (int row = 0; row < 3; row++) {
      assertThat(AccountWorth.of(given.accountGrid(), row).value().mid())
          .isCloseTo(6_000, within(1e-6));
    }
    assertThat(given.map().notes())
        .anyMatch(note -> note.startsWith("3 accounts have no seats above 0"));
  }

  @Test
  void findsHowFastValueGrows() {
    var random = new SplittableRandom(7);
    double[] sizes = random.doubles(60, 5, 200).toArray();
    SizeFit fit =
        fit(sizes, row -> 40 * Math.pow(sizes[row], 0.7) * Math.exp(0.1 * random.nextGaussian()));
    assertThat(fit.accounts()).isEqualTo(60);
    assertThat(fit.notEnoughData()).isNull();
    assertThat(fit.exponent().low()).isLessThan(0.7);
    assertThat(fit.exponent().high()).isGreaterThan(0.7);
    assertThat(fit.exponent().mid()).isCloseTo(0.7, within(0.05));
  }

  @Test
  void saysThatTooFewAccountsTellHowFastValueGrows() {
    double[] sizes = new double[60];
    Arrays.fill(sizes, UNKNOWN);
    for (int row = 0; row < 29; row++) {
      sizes[row] = 10 + row;
    }
    SizeFit fit = fit(sizes, row -> 100 * (10 + row));
    assertThat(fit.exponent()).isNull();
    assertThat(fit.notEnoughData().have()).isEqualTo(29);
    assertThat(fit.notEnoughData().need()).isEqualTo(30);
    assertThat(fit.notEnoughData().why()).startsWith("Too few accounts");
  }

  @Test
  void saysThatAccountsOfOneSizeDoNotTellHowFastValueGrows() {
    double[] sizes = new double[60];
    Arrays.fill(sizes, 25);
    SizeFit fit = fit(sizes, row -> 1_000 + row);
    assertThat(fit.exponent()).isNull();
    assertThat(fit.notEnoughData().why()).contains("about equally large");
  }

  private static Given bySeats(double... seats) {
    return Given.workspace()
        .segment("a", 3, 6_000)
        .shipped("core")
        .worth("core", "a", 6_000, 0, 1_000)
        .sizes(seats)
        .model(
            Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.2))
                .scalingWith(new Scaling.OfAttribute("seats"), 1));
  }

  private static SizeFit fit(double[] seats, IntToDoubleFunction said) {
    Given given =
        Given.workspace()
            .segment("a", seats.length, 6_000)
            .shipped("core")
            .sizes(seats)
            .model(
                Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.2))
                    .scalingWith(new Scaling.OfAttribute("seats"), 1));
    for (int row = 0; row < seats.length; row++) {
      given.account(row, "core", EvidenceKind.WILLINGNESS_TO_PAY, said.applyAsDouble(row));
    }
    return SizeFit.of(given.accountGrid());
  }
}
