package io.beachhead.roadmap.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CpSearchTest {
  private static Enumeration.Wanted lasting(int seconds) {
    return Enumeration.Wanted.best(8, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
  }

  /** Enumeration is the oracle. */
  @Test
  void findsWhatEnumerationFinds() {
    for (int seed = 0; seed < 200; seed++) {
      var of = new RandomRoadmaps(seed, 6 + seed % 4, 1 + seed % 2);
      Found all =
          Enumeration.search(
              of.goal, of.rules, Enumeration.Wanted.best(1, Long.MAX_VALUE), _ -> {});
      Found found = CpSearch.search(of.goal, of.rules, lasting(10), _ -> {});
      assertThat(found.best().isEmpty()).as("seed %d", seed).isEqualTo(all.best().isEmpty());
      if (!all.best().isEmpty()) {
        assertThat(found.exact()).as("seed %d", seed).isTrue();
        assertThat(found.best().getFirst().value())
            .as("seed %d", seed)
            .isCloseTo(all.best().getFirst().value(), within(1e-6));
        assertThat(found.bound()).isCloseTo(all.best().getFirst().value(), within(1e-3));
        assertThat(of.rules.allow(found.best().getFirst().features())).isTrue();
      }
    }
  }

  @Test
  void boundsWhatItCannotProve() {
    var of = new RandomRoadmaps(11, 60, 1);
    Found found = CpSearch.search(of.goal, of.rules, lasting(10), _ -> {});
    assertThat(found.bound()).isGreaterThanOrEqualTo(found.best().getFirst().value());
    assertThat(found.bound()).isLessThan(1.05 * found.best().getFirst().value());
    assertThat(of.rules.allow(found.best().getFirst().features())).isTrue();
  }
}
