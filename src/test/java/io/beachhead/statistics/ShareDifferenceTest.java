package io.beachhead.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShareDifferenceTest {
  private static final double Z975 = 1.959963984540054;

  /** Newcombe 1998, table II, method 10. */
  @Test
  void agreesWithThePublishedExamples() {
    published(56, 70, 48, 80, 0.0524, 0.3339);
    published(9, 10, 3, 10, 0.1705, 0.8090);
    published(6, 7, 2, 7, 0.0582, 0.8062);
    published(5, 56, 0, 29, -0.0381, 0.1926);
    published(10, 10, 0, 20, 0.6791, 1.0000);
  }

  private static void published(int k, int n, int k2, int n2, double low, double high) {
    var range = ShareDifference.newcombe(k, n, k2, n2, Z975);
    assertThat(range.low()).isEqualTo(low, within(0.00006));
    assertThat(range.high()).isEqualTo(high, within(0.00006));
  }

  @Test
  void coversTheTruth() {
    var random = new SplittableRandom(3);
    int held = 0;
    int sets = 1000;
    for (int set = 0; set < sets; set++) {
      var range = ShareDifference.newcombe(drawn(random, 60, 0.3), 60, drawn(random, 90, 0.2), 90);
      held += range.low() <= 0.1 && 0.1 <= range.high() ? 1 : 0;
    }
    assertThat((double) held / sets).isBetween(0.76, 0.84);
  }

  private static int drawn(SplittableRandom random, int trials, double share) {
    int successes = 0;
    for (int trial = 0; trial < trials; trial++) {
      successes += random.nextDouble() < share ? 1 : 0;
    }
    return successes;
  }
}
