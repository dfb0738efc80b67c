package io.beachhead.statistics.division;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.grouping.MutualAgreement;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DivisionTest {
  private static final Runnable GO_ON = () -> {};

  @Test
  void groupsThatDecideEverythingGainNearlyAll() {
    int[] group = IntStream.range(0, 600).map(i -> i % 3).toArray();
    var result = gains(group, trait(0, group), 3, 99);

    assertThat(result.overall().orElseThrow().gain().mid()).isBetween(0.98, 1.0);
    assertThat(result.overall().orElseThrow().p()).isEqualTo(0.01);
  }

  @Test
  void manyGroupsByChanceGainNothing() {
    var random = new SplittableRandom(3);
    int[] group = IntStream.range(0, 600).map(_ -> random.nextInt(24)).toArray();
    int[] level = IntStream.range(0, 600).map(_ -> random.nextInt(2)).toArray();
    var gain = gains(group, trait(0, level), 24, 199).overall().orElseThrow();

    assertThat(gain.gain().mid()).isNegative();
    assertThat(gain.p()).isGreaterThan(0.1);
  }

  @Test
  void everyColumnWeighsTheSame() {
    int[] group = IntStream.range(0, 400).map(i -> i % 2).toArray();
    var random = new SplittableRandom(5);
    int[] chance = IntStream.range(0, 400).map(_ -> random.nextInt(2)).toArray();
    var result =
        new LogLossGain(
                400,
                2,
                List.of(trait(0, group), trait(1, chance), trait(1, chance), trait(1, chance)),
                1)
            .of(group, 2, 9, GO_ON);
    double first = result.columns().get(0).orElseThrow().gain().mid();
    double second = result.columns().get(1).orElseThrow().gain().mid();

    assertThat(result.overall().orElseThrow().gain().mid())
        .isCloseTo((first + second) / 2, within(1e-12));
  }

  @Test
  void aColumnThatNeverVariesIsNotJudged() {
    int[] group = IntStream.range(0, 60).map(i -> i % 2).toArray();
    var result =
        new LogLossGain(60, 2, List.of(trait(0, group), trait(1, new int[60])), 1)
            .of(group, 2, 9, GO_ON);

    assertThat(result.columns().get(1)).isEmpty();
    assertThat(result.columns().get(0)).isPresent();
    assertThat(gains(new int[60], trait(0, group), 1, 9).overall()).isEmpty();
  }

  /** Whoever has no data is often of one kind; that alone must not look like a finding. */
  @Test
  void whoHasDataIsNoFinding() {
    var random = new SplittableRandom(11);
    int small = 0;
    for (int run = 0; run < 100; run++) {
      int[] group = IntStream.range(0, 200).map(i -> i % 2).toArray();
      var level = new byte[200];
      for (int i = 0; i < 200; i++) {
        boolean known = random.nextDouble() < (group[i] == 0 ? 0.9 : 0.2);
        level[i] = known ? (byte) random.nextInt(2) : -1;
      }
      var result =
          new LogLossGain(200, 1, List.of(new Trait(0, level, 2)), run).of(group, 2, 99, GO_ON);
      small += result.overall().orElseThrow().p() <= 0.1 ? 1 : 0;
    }
    assertThat(small).isBetween(3, 18);
  }

  @Test
  void rangesHoldTheGainAsOftenAsTheySay() {
    double[] chance = {0.2, 0.5, 0.75};
    double truth = 1 - mean(chance) / entropy((0.2 + 0.5 + 0.75) / 3);
    int held = 0;
    for (int run = 0; run < 500; run++) {
      var random = new SplittableRandom(1_000 + run);
      int[] group = IntStream.range(0, 1_500).map(i -> i % 3).toArray();
      int[] level =
          IntStream.range(0, 1_500)
              .map(i -> random.nextDouble() < chance[group[i]] ? 1 : 0)
              .toArray();
      var gain = gains(group, trait(0, level), 3, 1).overall().orElseThrow().gain();
      // From the range at 80% to the one at 90%.
      double half = (gain.high() - gain.mid()) / Interval.Z90 * 1.6448536;
      held += Math.abs(gain.mid() - truth) <= half ? 1 : 0;
    }
    assertThat(held / 500.0).isBetween(0.86, 0.94);
  }

  private static double mean(double[] chances) {
    return Arrays.stream(chances).map(DivisionTest::entropy).average().orElseThrow();
  }

  private static double entropy(double p) {
    return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  }

  @Test
  void sharesOfVarianceAreThoseOfATextbook() {
    // 3 groups of 4: SS between 54, within 18.
    double[] amount = {1, 2, 3, 2, 4, 5, 6, 5, 5, 8, 7, Double.NaN};
    int[] group = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
    var variance =
        Variance.between(PartlyKnown.of(amount, Double::isFinite), group, 3).orElseThrow();
    double between =
        4 * Math.pow(2 - 48 / 11.0, 2)
            + 4 * Math.pow(5 - 48 / 11.0, 2)
            + 3 * Math.pow(20 / 3.0 - 48 / 11.0, 2);
    double within = 2 + 2 + 4.0 + 2.0 / 3;

    assertThat(variance.eta2()).isCloseTo(between / (between + within), within(1e-12));
    assertThat(variance.omega2())
        .isCloseTo((between - 2 * within / 8) / (between + within + within / 8), within(1e-12));
    assertThat(variance.rows()).isEqualTo(11);
    assertThat(Variance.between(PartlyKnown.of(new double[12], Double::isFinite), group, 3))
        .isEmpty();
  }

  @Test
  void cramersVIsOneForTheSameAndNearNothingByChance() {
    int[] group = IntStream.range(0, 300).map(i -> i % 3).toArray();
    assertThat(CramersV.of(trait(0, group), group, 3).orElseThrow().v()).isCloseTo(1, within(1e-9));
    int[] other = IntStream.range(0, 300).map(i -> i / 3 % 2).toArray();
    assertThat(CramersV.of(trait(0, other), group, 3).orElseThrow().v()).isZero();
    assertThat(CramersV.of(trait(0, new int[300]), group, 3)).isEmpty();
  }

  @Test
  void irisBySpeciesIsAsPublished() {
    var distance = new double[Iris.ROWS.length][Iris.ROWS.length];
    for (int i = 0; i < distance.length; i++) {
      for (int j = 0; j < distance.length; j++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += Math.pow(Iris.ROWS[i][k] - Iris.ROWS[j][k], 2);
        }
        distance[i][j] = Math.sqrt(sum);
      }
    }
    int[] species = IntStream.range(0, 150).map(i -> i / 50).toArray();
    var found = Permanova.of(distance, species, 3, 99, 1).orElseThrow();

    assertThat(found.f()).isCloseTo(487.33, within(0.005));
    assertThat(found.r2()).isCloseTo(0.8689, within(0.00005));
    assertThat(found.p()).isEqualTo(0.01);
    assertThat(found.dispersionP()).isLessThan(0.05);
  }

  @Test
  void mutualAgreementIsAsPublished() {
    int[] one = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3};
    int[] other = {1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2};
    assertThat(MutualAgreement.of(one, other)).isCloseTo(0.27821, within(0.000005));
    assertThat(MutualAgreement.of(one, one)).isCloseTo(1, within(1e-12));
  }

  private static LogLossGain.Result gains(int[] group, Trait trait, int groups, int permutations) {
    return new LogLossGain(group.length, 1, List.of(trait), 1)
        .of(group, groups, permutations, GO_ON);
  }

  private static Trait trait(int column, int[] level) {
    var levels = new byte[level.length];
    for (int i = 0; i < level.length; i++) {
      levels[i] = (byte) level[i];
    }
    return new Trait(column, levels, Arrays.stream(level).max().orElse(0) + 1);
  }
}
