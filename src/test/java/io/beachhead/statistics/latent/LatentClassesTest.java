package io.beachhead.statistics.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatentClassesTest {
  /** Old Faithful: minutes between 272 eruptions (Azzalini and Bowman, 1990). */
  private static final int[] WAITING = {
    79, 54, 74, 62, 85, 55, 88, 85, 51, 85, 54, 84, 78, 47, 83, 52, 62, 84, 52, 79, 51, 47, 78, 69,
    74, 83, 55, 76, 78, 79, 73, 77, 66, 80, 74, 52, 48, 80, 59, 90, 80, 58, 84, 58, 73, 83, 64, 53,
    82, 59, 75, 90, 54, 80, 54, 83, 71, 64, 77, 81, 59, 84, 48, 82, 60, 92, 78, 78, 65, 73, 82, 56,
    79, 71, 62, 76, 60, 78, 76, 83, 75, 82, 70, 65, 73, 88, 76, 80, 48, 86, 60, 90, 50, 78, 63, 72,
    84, 75, 51, 82, 62, 88, 49, 83, 81, 47, 84, 52, 86, 81, 75, 59, 89, 79, 59, 81, 50, 85, 59, 87,
    53, 69, 77, 56, 88, 81, 45, 82, 55, 90, 45, 83, 56, 89, 46, 82, 51, 86, 53, 79, 81, 60, 82, 77,
    76, 59, 80, 49, 96, 53, 77, 77, 65, 81, 71, 70, 81, 93, 53, 89, 45, 86, 58, 78, 66, 76, 63, 88,
    52, 93, 49, 57, 77, 68, 81, 81, 73, 50, 85, 74, 55, 77, 83, 83, 51, 78, 84, 46, 83, 55, 81, 57,
    76, 84, 77, 81, 87, 77, 51, 78, 60, 82, 91, 53, 78, 46, 77, 84, 49, 83, 71, 80, 49, 75, 64, 76,
    53, 94, 55, 76, 50, 82, 54, 75, 78, 79, 78, 78, 70, 79, 70, 54, 86, 50, 90, 54, 54, 77, 79, 64,
    75, 47, 86, 63, 85, 82, 57, 82, 67, 74, 54, 83, 73, 73, 88, 80, 71, 83, 56, 79, 78, 84, 58, 83,
    43, 60, 75, 81, 46, 90, 46, 74
  };

  /** Days with 0, 1, … 9 death notices in the Times (Hasselblad, 1969). */
  private static final int[] NOTICES = {162, 267, 271, 185, 111, 61, 27, 8, 3, 1};

  @Test
  void reproducesTheWaitingTimesOfOldFaithful() {
    var waiting =
        Column.amounts(Arrays.stream(WAITING).mapToObj(m -> OptionalDouble.of(m)).toList());
    var model = new LatentClasses(List.of(waiting)).fit(2, 20, 1, Progress.NONE);
    assertThat(model.logLikelihood()).isCloseTo(-1034.00176, within(5e-6));
    assertThat(model.parameters()).isEqualTo(4);
    assertThat(model.shares()[1]).isCloseTo(0.360849, within(2e-5));
    assertThat(model.smallestShare()).isEqualTo(model.shares()[1]);
    var profile = (Profile.OfAmounts) model.profiles().getFirst();
    assertThat(profile.mean()[0]).isCloseTo(80.09030, within(5e-4));
    assertThat(profile.mean()[1]).isCloseTo(54.61363, within(5e-4));
    assertThat(profile.sd()).isCloseTo(5.86909, within(5e-4));
  }

  @Test
  void reproducesTheDeathNoticesOfTheTimes() {
    var notices =
        Column.counts(
            IntStream.range(0, NOTICES.length)
                .boxed()
                .flatMapToLong(n -> IntStream.range(0, NOTICES[n]).mapToLong(day -> n))
                .toArray());
    var classes = new LatentClasses(List.of(notices));
    assertThat(classes.fit(1, 1, 1, Progress.NONE).logLikelihood())
        .isCloseTo(-2001.39785, within(5e-6));
    var model = classes.fit(2, 20, 1, Progress.NONE);
    assertThat(model.logLikelihood()).isCloseTo(-1989.94586, within(5e-6));
    assertThat(model.rows()).isEqualTo(1096);
    var profile = (Profile.OfCounts) model.profiles().getFirst();
    assertThat(model.shares()[1]).isCloseTo(0.359885, within(2e-4));
    assertThat(profile.mean()[1]).isCloseTo(1.256095, within(5e-4));
    assertThat(profile.mean()[0]).isCloseTo(2.663404, within(5e-4));
  }

  @Test
  void oneClassOfCategoriesIsTheirShares() {
    var levels = levels(0, 0, 0, 1);
    var model = new LatentClasses(List.of(levels)).fit(1, 1, 1, Progress.NONE);
    assertThat(model.logLikelihood()).isCloseTo(3 * Math.log(0.75) + Math.log(0.25), within(1e-12));
    assertThat(model.aic()).isCloseTo(2 - 2 * model.logLikelihood(), within(1e-12));
    assertThat(model.bic()).isCloseTo(Math.log(4) - 2 * model.logLikelihood(), within(1e-12));
    assertThat(model.icl()).isEqualTo(model.bic());
    assertThat(model.entropyR2()).isOne();
  }

  @Test
  void findsWhatWasPlantedThroughGaps() {
    var random = new SplittableRandom(3);
    int rows = 600;
    var truth = new int[rows];
    var plan = new ArrayList<OptionalInt>();
    var seats = new ArrayList<OptionalDouble>();
    var logins = new long[rows];
    for (int row = 0; row < rows; row++) {
      truth[row] = row % 3 == 0 ? 1 : 0;
      boolean gap = random.nextInt(5) == 0;
      boolean usual = random.nextInt(10) > 0;
      plan.add(gap ? OptionalInt.empty() : OptionalInt.of(usual ? truth[row] : 1 - truth[row]));
      seats.add(
          random.nextInt(5) == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of(1e6 + 10 * truth[row] + random.nextGaussian() * 3));
      logins[row] = truth[row] == 1 ? 8 + random.nextInt(8) : random.nextInt(6);
    }
    var model =
        new LatentClasses(
                List.of(Column.categories(plan, 2), Column.amounts(seats), Column.counts(logins)))
            .fit(2, 20, 1, Progress.NONE);
    long right = IntStream.range(0, rows).filter(r -> model.assigned()[r] == truth[r]).count();
    assertThat(right).isGreaterThan(590);
    assertThat(model.startsAtBest()).isGreaterThan(2);
    var shares = (Profile.OfCategories) model.profiles().getFirst();
    assertThat(shares.share()[1][1]).isCloseTo(0.9, within(0.05));
  }

  @Test
  void aRowOfGapsHasNoClassAndCountsNowhere() {
    var levels =
        Column.categories(
            List.of(OptionalInt.of(0), OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(1)),
            2);
    var model = new LatentClasses(List.of(levels)).fit(1, 1, 1, Progress.NONE);
    assertThat(model.rows()).isEqualTo(3);
    assertThat(model.assigned()).containsExactly(0, -1, 0, 0);
  }

  @Test
  void theSameSeedGivesTheSameModel() {
    var random = new SplittableRandom(5);
    var levels = levels(random.ints(200, 0, 4).toArray());
    var others = levels(random.ints(200, 0, 3).toArray());
    var classes = new LatentClasses(List.of(levels, others));
    var one = classes.fit(3, 8, 11, Progress.NONE);
    var same = classes.fit(3, 8, 11, Progress.NONE);
    assertThat(same.logLikelihood()).isEqualTo(one.logLikelihood());
    assertThat(same.assigned()).isEqualTo(one.assigned());
  }

  @Test
  void aColumnWithoutSpreadSaysNothing() {
    var same = Column.amounts(IntStream.range(0, 50).mapToObj(i -> OptionalDouble.of(7)).toList());
    var levels = levels(IntStream.range(0, 50).map(i -> i % 2).toArray());
    var with = new LatentClasses(List.of(same, levels)).fit(1, 1, 1, Progress.NONE);
    assertThat(((Profile.OfAmounts) with.profiles().getFirst()).mean()).containsExactly(7);
    assertThat(Double.isFinite(with.logLikelihood())).isTrue();
  }

  @Test
  void refusesMoreClassesThanDifferentRows() {
    var classes = new LatentClasses(List.of(levels(0, 1, 0, 1)));
    assertThatThrownBy(() -> classes.fit(3, 1, 1, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are 2");
  }

  @Test
  void stopsWhenTold() {
    var stopped =
        new Progress() {
          @Override
          public void startEnded() {}

          @Override
          public boolean stopped() {
            return true;
          }
        };
    var classes = new LatentClasses(List.of(levels(0, 1, 0, 1)));
    assertThatThrownBy(() -> classes.fit(2, 4, 1, stopped))
        .isInstanceOf(CancellationException.class);
  }

  private static Column.Categories levels(int... levels) {
    int of = Arrays.stream(levels).max().orElseThrow() + 1;
    return Column.categories(Arrays.stream(levels).mapToObj(OptionalInt::of).toList(), of);
  }
}
