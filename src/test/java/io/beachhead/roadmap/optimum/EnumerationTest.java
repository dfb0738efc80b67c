package io.beachhead.roadmap.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumerationTest {
  private static Found search(RandomRoadmaps of, int keep) {
    return Enumeration.search(
        of.goal, of.rules, Enumeration.Wanted.best(keep, Long.MAX_VALUE), _ -> {});
  }

  @Test
  void findsTheBestRoadmapsThatBruteForceFinds() {
    for (int seed = 0; seed < 300; seed++) {
      var of = new RandomRoadmaps(seed, 9, 1);
      List<Chosen> all = of.all();
      Found found = search(of, 20);
      assertThat(found.exact()).isTrue();
      assertThat(found.best()).as("seed %d", seed).hasSize(Math.min(20, all.size()));
      for (int place = 0; place < found.best().size(); place++) {
        assertThat(found.best().get(place).value())
            .as("seed %d, place %d", seed, place)
            .isCloseTo(all.get(place).value(), within(1e-9));
      }
      if (!all.isEmpty()) {
        assertThat(found.best().getFirst().features()).isEqualTo(all.getFirst().features());
      }
    }
  }

  @Test
  void dividesOverQuartersAsBruteForceDoes() {
    for (int seed = 0; seed < 60; seed++) {
      var of = new RandomRoadmaps(seed, 7, 3);
      List<Chosen> all = of.all();
      Found found = search(of, 5);
      assertThat(found.best().isEmpty()).as("seed %d", seed).isEqualTo(all.isEmpty());
      if (!all.isEmpty()) {
        assertThat(found.best().getFirst().value())
            .as("seed %d", seed)
            .isCloseTo(all.getFirst().value(), within(1e-9));
      }
    }
  }

  @Test
  void boundsTheBestWhenTheTimeEnds() {
    var of = new RandomRoadmaps(3, 16, 1);
    Found whole = search(of, 1);
    Found cut =
        Enumeration.search(
            of.goal, of.rules, Enumeration.Wanted.best(1, System.nanoTime()), _ -> {});
    assertThat(cut.exact()).isFalse();
    assertThat(cut.bound()).isGreaterThanOrEqualTo(whole.best().getFirst().value());
  }

  /** The stop button interrupts the thread: what was found by then is the answer. */
  @Test
  void answersWithWhatItHasWhenItIsStopped() {
    var of = new RandomRoadmaps(3, 16, 1);
    Found whole = search(of, 1);
    Thread.currentThread().interrupt();
    Found cut = search(of, 1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(cut.exact()).isFalse();
    assertThat(cut.bound()).isGreaterThanOrEqualTo(whole.best().getFirst().value());
  }

  @Test
  void tellsItsProgressToTheEnd() {
    long[] steps = {0};
    var of = new RandomRoadmaps(5, 12, 1);
    Enumeration.search(
        of.goal, of.rules, Enumeration.Wanted.best(1, Long.MAX_VALUE), more -> steps[0] += more);
    assertThat(steps[0]).isEqualTo(Enumeration.STEPS);
  }

  @Test
  void buildsFirstWhatMakesCustomersHappySoonest() {
    for (int seed = 0; seed < 60; seed++) {
      var of = new RandomRoadmaps(seed, 7, 3);
      Found found = search(of, 1);
      if (found.best().isEmpty()) {
        continue;
      }
      BitSet chosen = found.best().getFirst().features();
      List<BitSet> quarters =
          Quarters.soonest(
              of.rules, chosen, set -> of.goal.value(of.goal.state(set.stream().boxed().toList())));
      BitSet built = new BitSet();
      for (BitSet quarter : quarters) {
        assertThat(of.rules.weeks(quarter))
            .isLessThanOrEqualTo(of.rules.limits().getFirst().capacity());
        built.or(quarter);
        for (int feature : quarter.stream().toArray()) {
          for (int required : of.rules.requires()[feature]) {
            assertThat(built.get(required)).isTrue();
          }
        }
      }
      assertThat(built).isEqualTo(chosen);
    }
  }
}
