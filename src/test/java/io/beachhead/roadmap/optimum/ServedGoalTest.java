package io.beachhead.roadmap.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServedGoalTest {
  private static Enumeration.Wanted lasting(int seconds) {
    return Enumeration.Wanted.best(8, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
  }

  /** Methods 13. */
  @Test
  void findsThePublishedOptimumOfTheNextReleaseProblem() throws IOException {
    var nrp1 = new NextRelease();
    assertThat(nrp1.requirements).hasSize(140);
    assertThat(nrp1.customers).hasSize(100);
    assertThat(nrp1.budget()).isEqualTo(257);
    Found found = Search.best(nrp1.goal(), nrp1.rules(), lasting(60), _ -> {});
    Chosen best = found.best().getFirst();
    assertThat(found.exact()).isTrue();
    assertThat(best.value()).isEqualTo(NextRelease.OPTIMUM);
    assertThat(found.bound()).isCloseTo(NextRelease.OPTIMUM, within(1e-6));
    assertThat(nrp1.rules().allow(best.features())).isTrue();
  }

  /** Enumeration is the oracle, for every number of features that is enough. */
  @Test
  void findsWhatEnumerationFinds() {
    for (int seed = 0; seed < 60; seed++) {
      var random = new SplittableRandom(seed);
      var of = new RandomRoadmaps(seed, 9, 1 + seed % 2);
      boolean fewest = seed % 3 == 0;
      ServedGoal goal = ServedGoal.of(9, wishes(random, 9, 1 + seed % 4), fewest);
      Found all =
          Enumeration.search(goal, of.rules, Enumeration.Wanted.best(1, Long.MAX_VALUE), _ -> {});
      Found found = CpSearch.search(goal, of.rules, lasting(10), _ -> {});
      assertThat(found.best().isEmpty()).as("seed %d", seed).isEqualTo(all.best().isEmpty());
      if (!all.best().isEmpty()) {
        Chosen best = found.best().getFirst();
        Chosen oracle = all.best().getFirst();
        assertThat(found.exact()).as("seed %d", seed).isTrue();
        assertThat(best.value()).as("seed %d", seed).isCloseTo(oracle.value(), within(1e-9));
        if (fewest) {
          assertThat(best.features().cardinality())
              .as("seed %d", seed)
              .isEqualTo(oracle.features().cardinality());
        } else {
          assertThat(best.weeks()).as("seed %d", seed).isCloseTo(oracle.weeks(), within(1e-9));
        }
      }
    }
  }

  private static List<ServedGoal.Wish> wishes(SplittableRandom random, int features, int need) {
    List<ServedGoal.Wish> wishes = new ArrayList<>();
    for (int account = 0; account < 30; account++) {
      BitSet wants = new BitSet();
      int many = 1 + random.nextInt(4);
      for (int i = 0; i < many; i++) {
        wants.set(random.nextInt(features));
      }
      wishes.add(
          new ServedGoal.Wish(
              wants, Math.min(need, wants.cardinality()), 1 + random.nextInt(5) / 4.0));
    }
    return wishes;
  }

  @Test
  void countsThoseWhoHaveEnoughAlreadyAndNotThoseWhoNeverCan() {
    BitSet first = BitSet.valueOf(new long[] {1});
    ServedGoal goal =
        ServedGoal.of(
            2,
            List.of(
                new ServedGoal.Wish(first, 1, 1),
                new ServedGoal.Wish(first, 0, 10),
                new ServedGoal.Wish(first, 2, 100)),
            false);
    assertThat(goal.value(goal.start())).isEqualTo(10);
    assertThat(goal.most()).isEqualTo(11);
    assertThat(goal.value(goal.state(List.of(0)))).isEqualTo(11);
  }
}
