package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.CoxRegression.Fitted;
import io.beachhead.statistics.CoxRegression.Row;
import io.beachhead.statistics.CoxRegression.Undetermined;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CoxRegressionTest {
  private static final Offset<Double> SEVEN_DIGITS = within(5e-7);

  /**
   * The 103 patients of the Stanford heart transplant programme (Crowley and Hu 1977): age less 48,
   * years since 1 October 1967, earlier surgery, and the transplant, which changes over time.
   */
  @Test
  void reproducesTheStanfordHeartTransplants() throws IOException {
    var fit = (Fitted) CoxRegression.fit(heart());
    assertThat(fit.coefficients()[0]).isCloseTo(.0271666, SEVEN_DIGITS);
    assertThat(fit.coefficients()[1]).isCloseTo(-.1463464, SEVEN_DIGITS);
    assertThat(fit.coefficients()[2]).isCloseTo(-.6372099, SEVEN_DIGITS);
    assertThat(fit.coefficients()[3]).isCloseTo(-.0102508, SEVEN_DIGITS);
    assertThat(fit.logLikelihood()).isCloseTo(-290.56562, within(5e-6));
    assertThat(fit.events()).isEqualTo(75);
  }

  @Test
  void coversTheTruthAsOftenAsItSays() {
    int covered = 0;
    var random = new SplittableRandom(13);
    for (int set = 0; set < 500; set++) {
      Row[] rows = new Row[120];
      for (int i = 0; i < rows.length; i++) {
        double x = i % 2;
        double time = -Math.log(random.nextDouble()) / (.02 * Math.exp(.7 * x));
        rows[i] = new Row(0, Math.min(time, 60), time < 60, new double[] {x});
      }
      var fit = (Fitted) CoxRegression.fit(rows);
      double reach = 1.6448536 * fit.standardError(0);
      covered += Math.abs(fit.coefficients()[0] - .7) <= reach ? 1 : 0;
    }
    assertThat(covered / 500.0).isBetween(.86, .94);
  }

  /** A stretch that is cut in two says the same as the whole. */
  @Test
  void doesNotMindWhereStretchesAreCut() throws IOException {
    var cut = new ArrayList<Row>();
    for (Row row : heart()) {
      double middle = (row.start() + row.stop()) / 2;
      cut.add(new Row(row.start(), middle, false, row.covariates()));
      cut.add(new Row(middle, row.stop(), row.left(), row.covariates()));
    }
    var whole = (Fitted) CoxRegression.fit(heart());
    var halves = (Fitted) CoxRegression.fit(cut.toArray(Row[]::new));
    assertThat(halves.logLikelihood()).isCloseTo(whole.logLikelihood(), within(1e-9));
    assertThat(halves.coefficients()).containsExactly(whole.coefficients(), within(1e-9));
  }

  @Test
  void saysWhyNothingCanBeFitted() {
    assertThat(CoxRegression.fit(new Row[] {row(5, false, 1), row(6, false, 0)}))
        .isEqualTo(new Undetermined("Nobody left."));
    assertThat(CoxRegression.fit(new Row[] {row(5, true, 1), row(6, false, 1)}))
        .isEqualTo(new Undetermined("A covariate has the same value everywhere."));
    assertThat(CoxRegression.fit(new Row[] {row(5, true, 1), row(6, true, 1), row(9, false, 0)}))
        .isEqualTo(new Undetermined("A covariate tells all who leave from all who stay."));
  }

  private static Row row(double stop, boolean left, double x) {
    return new Row(0, stop, left, new double[] {x});
  }

  private static Row[] heart() throws IOException {
    try (var file = CoxRegressionTest.class.getResourceAsStream("/survival/stanford-heart.csv")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .map(cells -> new Row(cells[0], cells[1], cells[2] == 1, Arrays.copyOfRange(cells, 3, 7)))
          .toArray(Row[]::new);
    }
  }
}
