package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.KaplanMeier.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
  /** Freireich et al. (1963): weeks in remission; + = still in remission. */
  private static final List<Observation> MERCAPTOPURINE =
      observations("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

  private static final List<Observation> PLACEBO =
      observations("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

  @Test
  void reproducesFreireichsCurve() {
    var curve = KaplanMeier.curve(MERCAPTOPURINE, 1.959964);
    var atTen = curve.stream().filter(step -> step.time() == 10).findFirst().orElseThrow();
    assertThat(atTen.survival()).isCloseTo(0.7529, within(5e-5));
    assertThat(atTen.atRisk()).isEqualTo(15);
    assertThat(atTen.events()).isEqualTo(1);
    assertThat(curve)
        .extracting(KaplanMeier.Step::time)
        .containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
    assertThat(curve.getFirst().survival()).isCloseTo(18.0 / 21, within(1e-12));
    assertThat(atTen.low()).isLessThan(atTen.survival());
    assertThat(atTen.high()).isGreaterThan(atTen.survival());
  }

  @Test
  void reproducesFreireichsLogRankTest() {
    var test = KaplanMeier.logRank(List.of(MERCAPTOPURINE, PLACEBO)).orElseThrow();
    assertThat(test.chiSquare()).isCloseTo(16.7929, within(5e-5));
    assertThat(test.df()).isEqualTo(1);
    assertThat(test.p()).isCloseTo(4.17e-5, within(1e-7));
  }

  /** As published by SAS for the trial, on log-log intervals of 95%. */
  @Test
  void reproducesFreireichsMedians() {
    double z = 1.959964;
    assertThat(KaplanMeier.median(KaplanMeier.curve(PLACEBO, z)))
        .contains(new KaplanMeier.Median(4, 8, 11.0));
    assertThat(KaplanMeier.median(KaplanMeier.curve(MERCAPTOPURINE, z)))
        .contains(new KaplanMeier.Median(13, 23, null));
  }

  @Test
  void hasAMedianWhereTheCurveStandsAtAHalfAndNoneAboveIt() {
    assertThat(KaplanMeier.median(KaplanMeier.curve(observations("2 4 4 5+ 10 15+"), 1.2816)))
        .contains(new KaplanMeier.Median(4, 4, null));
    assertThat(KaplanMeier.median(KaplanMeier.curve(observations("1 2 3+ 3+ 3+"), 1.2816)))
        .isEmpty();
    assertThat(KaplanMeier.median(List.of())).isEmpty();
  }

  @Test
  void comparesGroupsOfWhichOneIsNeverAtRisk() {
    var gone = observations("0+ 0+");
    var two = KaplanMeier.logRank(List.of(MERCAPTOPURINE, PLACEBO)).orElseThrow();
    var three = KaplanMeier.logRank(List.of(gone, MERCAPTOPURINE, PLACEBO)).orElseThrow();
    assertThat(three.chiSquare()).isCloseTo(two.chiSquare(), within(1e-9));
  }

  @Test
  void doesNotCareHowGroupsAreOrdered() {
    var half = MERCAPTOPURINE.subList(0, 10);
    var rest = MERCAPTOPURINE.subList(10, 21);
    var one = KaplanMeier.logRank(List.of(half, rest, PLACEBO)).orElseThrow();
    var other = KaplanMeier.logRank(List.of(PLACEBO, half, List.of(), rest)).orElseThrow();
    assertThat(other.chiSquare()).isCloseTo(one.chiSquare(), within(1e-9));
    assertThat(one.df()).isEqualTo(2);
  }

  @Test
  void endsAtZeroWhenItHappensToTheLast() {
    var curve = KaplanMeier.curve(PLACEBO, 1.2816);
    assertThat(curve.getLast().survival()).isZero();
    assertThat(KaplanMeier.logRank(List.of(PLACEBO))).isEmpty();
    assertThat(KaplanMeier.curve(List.of(), 1.2816)).isEmpty();
  }

  @Test
  void coversTheTruthAsOftenAsItSays() {
    var random = new SplittableRandom(7);
    int covered = 0;
    for (int trial = 0; trial < 500; trial++) {
      var sample = new ArrayList<Observation>();
      for (int i = 0; i < 120; i++) {
        double life = -Math.log(1 - random.nextDouble()) * 10;
        double censored = 4 + 20 * random.nextDouble();
        sample.add(new Observation(Math.min(life, censored), life <= censored));
      }
      var at =
          KaplanMeier.curve(sample, 1.6448536).stream()
              .filter(s -> s.time() <= 8)
              .toList()
              .getLast();
      double truth = Math.exp(-0.8);
      if (at.low() <= truth && truth <= at.high()) {
        covered++;
      }
    }
    assertThat(covered / 500.0).isBetween(0.86, 0.94);
  }

  private static List<Observation> observations(String told) {
    return java.util.Arrays.stream(told.split(" "))
        .map(t -> new Observation(Double.parseDouble(t.replace("+", "")), !t.endsWith("+")))
        .toList();
  }
}
