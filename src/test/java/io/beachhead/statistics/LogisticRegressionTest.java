package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.LogisticRegression.Fitted;
import io.beachhead.statistics.LogisticRegression.Separated;
import io.beachhead.statistics.LogisticRegression.Undetermined;
import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  /** Spector and Mazzeo (1980): grade point average, test score, taught by the method, improved. */
  private static final double[][] GRADES = {
    {2.66, 20, 0, 0}, {2.89, 22, 0, 0}, {3.28, 24, 0, 0}, {2.92, 12, 0, 0},
    {4.00, 21, 0, 1}, {2.86, 17, 0, 0}, {2.76, 17, 0, 0}, {2.87, 21, 0, 0},
    {3.03, 25, 0, 0}, {3.92, 29, 0, 1}, {2.63, 20, 0, 0}, {3.32, 23, 0, 0},
    {3.57, 23, 0, 0}, {3.26, 25, 0, 1}, {3.53, 26, 0, 0}, {2.74, 19, 0, 0},
    {2.75, 25, 0, 0}, {2.83, 19, 0, 0}, {3.12, 23, 1, 0}, {3.16, 25, 1, 1},
    {2.06, 22, 1, 0}, {3.62, 28, 1, 1}, {2.89, 14, 1, 0}, {3.51, 26, 1, 0},
    {3.54, 24, 1, 1}, {2.83, 27, 1, 1}, {3.39, 17, 1, 1}, {2.67, 24, 1, 0},
    {3.65, 21, 1, 1}, {4.00, 23, 1, 1}, {3.10, 21, 1, 0}, {2.39, 19, 1, 1}
  };

  /** The predictors of Spector and Mazzeo's grades. */
  static double[][] grades() {
    return Arrays.stream(GRADES).map(row -> Arrays.copyOf(row, 3)).toArray(double[][]::new);
  }

  /** Whose grade improved. */
  static boolean[] improved() {
    var improved = new boolean[GRADES.length];
    for (int i = 0; i < improved.length; i++) {
      improved[i] = GRADES[i][3] == 1;
    }
    return improved;
  }

  @Test
  void reproducesSpectorAndMazzeosGrades() {
    var fit = (Fitted) LogisticRegression.fit(grades(), improved());
    assertThat(fit.coefficients())
        .containsExactly(new double[] {-13.0213, 2.8261, .0952, 2.3787}, within(5e-5));
    assertThat(fit.logLikelihood()).isCloseTo(-12.8896, within(5e-5));
    assertThat(
            new double[] {
              fit.standardError(0), fit.standardError(1), fit.standardError(2), fit.standardError(3)
            })
        .containsExactly(new double[] {4.931, 1.263, .1416, 1.065}, within(5e-4));
    assertThat(fit.chance(3.5, 22, 1)).isBetween(.6, .8);
  }

  @Test
  void findsTheLogOddsOfTwoGroups() {
    // 3 of 10 at 0, 6 of 10 at 1: a = ln(3/7), a + b = ln(6/4).
    var x = new double[20][1];
    var yes = new boolean[20];
    for (int i = 0; i < 20; i++) {
      x[i][0] = i < 10 ? 0 : 1;
      yes[i] = i < 3 || (i >= 10 && i < 16);
    }
    var fit = (Fitted) LogisticRegression.fit(x, yes);
    assertThat(fit.coefficients()[0]).isCloseTo(Math.log(3 / 7.0), within(1e-9));
    assertThat(fit.coefficients()[1])
        .isCloseTo(Math.log(6 / 4.0) - Math.log(3 / 7.0), within(1e-9));
    // The variance of a log odds is 1/yes + 1/no.
    assertThat(fit.standardError(0)).isCloseTo(Math.sqrt(1 / 3.0 + 1 / 7.0), within(1e-9));
    assertThat(fit.standardError(1))
        .isCloseTo(Math.sqrt(1 / 3.0 + 1 / 7.0 + 1 / 6.0 + 1 / 4.0), within(1e-9));
  }

  @Test
  void saysWhenALineDividesYesFromNo() {
    assertThat(fit(new double[] {1, 2, 3, 4, 5, 6}, "nnnyyy")).isEqualTo(new Separated());
    // They touch at 3: still no maximum.
    assertThat(fit(new double[] {1, 2, 3, 3, 4, 5}, "nnnyyy")).isEqualTo(new Separated());
    assertThat(fit(new double[] {1, 2, 3, 4, 5, 6}, "nnynyy")).isInstanceOf(Fitted.class);
    // In money, far from 0.
    assertThat(fit(new double[] {-9e6, -8e6, 1e6, 2e6, 3e6, 9e6}, "nnynyy"))
        .isInstanceOf(Fitted.class);
  }

  @Test
  void saysWhenNothingCanBeFitted() {
    assertThat(fit(new double[] {1, 2, 3, 4}, "yyyy")).isInstanceOf(Undetermined.class);
    assertThat(fit(new double[] {7, 7, 7, 7}, "ynyn")).isInstanceOf(Undetermined.class);
    assertThat(fit(new double[] {1, 2}, "yn")).isInstanceOf(Undetermined.class);
    assertThat(fit(new double[0], "")).isInstanceOf(Undetermined.class);
    var twice = new double[][] {{1, 2}, {2, 4}, {3, 6}, {4, 8}, {5, 10}};
    assertThat(LogisticRegression.fit(twice, answers("ynyny"))).isInstanceOf(Undetermined.class);
  }

  @Test
  void hasNoHalfPointWhereTheSlopeIsUnsure() {
    var flat = (Fitted) fit(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, "ynnyynny");
    assertThat(flat.halfPoint()).isEmpty();
  }

  @Test
  void coversTheHalfPointAsOftenAsItSays() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261122L);
    int covered = 0;
    int found = 0;
    for (int run = 0; run < 4000; run++) {
      var x = new double[300];
      var yes = new boolean[300];
      for (int i = 0; i < x.length; i++) {
        x[i] = 1000 + 4000 * random.nextDouble();
        yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-(x[i] - 3500) / 500));
      }
      var half = ((Fitted) fit(x, yes)).halfPoint();
      if (half.isPresent()) {
        found++;
        covered += half.get().low() <= 3500 && 3500 <= half.get().high() ? 1 : 0;
      }
    }
    assertThat(found).isEqualTo(4000);
    assertThat(covered / 4000.0).isBetween(.78, .82);
  }

  private static LogisticRegression.Fit fit(double[] x, String answers) {
    return fit(x, answers(answers));
  }

  private static LogisticRegression.Fit fit(double[] x, boolean[] yes) {
    return LogisticRegression.fit(
        Arrays.stream(x).mapToObj(value -> new double[] {value}).toArray(double[][]::new), yes);
  }

  private static boolean[] answers(String letters) {
    var yes = new boolean[letters.length()];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = letters.charAt(i) == 'y';
    }
    return yes;
  }
}
