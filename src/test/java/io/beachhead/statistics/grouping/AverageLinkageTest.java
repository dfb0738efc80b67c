package io.beachhead.statistics.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AverageLinkageTest {
  /** Five bacteria by their 16S sequences: the worked example of UPGMA in Wikipedia. */
  private static final double[][] BACTERIA = {
    {0, 17, 21, 31, 23},
    {17, 0, 30, 34, 21},
    {21, 30, 0, 28, 39},
    {31, 34, 28, 0, 43},
    {23, 21, 39, 43, 0}
  };

  @Test
  void joinsAsThePublishedExample() {
    var joined = AverageLinkage.of(5, (i, j) -> BACTERIA[i][j], _ -> {});
    assertThat(joined.heights()).containsExactly(17, 22, 28, 33);
    assertThat(joined.cut(16)).containsExactly(0, 1, 2, 3, 4);
    assertThat(joined.cut(17)).containsExactly(0, 0, 1, 2, 3);
    assertThat(joined.cut(25)).containsExactly(0, 0, 1, 2, 0);
    assertThat(joined.cut(30)).containsExactly(0, 0, 1, 1, 0);
    assertThat(joined.cut(33)).containsOnly(0);
  }

  @Test
  void agreesWithADirectSearch() {
    var random = new Random(7);
    double[][] places = new double[40][2];
    for (double[] place : places) {
      place[0] = random.nextDouble();
      place[1] = random.nextDouble();
    }
    Distances apart =
        (i, j) -> Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]);
    int[] chained = AverageLinkage.of(40, apart, _ -> {}).cut(.3);
    assertThat(Agreement.of(chained, direct(40, apart, .3)).adjustedRand()).isEqualTo(1);
  }

  @Test
  void canBeStopped() {
    assertThatThrownBy(() ->
            AverageLinkage.of(
                5,
                (i, j) -> BACTERIA[i][j],
                _ -> {
                  throw new IllegalStateException("stopped");
                }))
        .hasMessage("stopped");
    assertThat(AverageLinkage.of(1, (_, _) -> 0, _ -> {}).cut(1)).containsExactly(0);
    assertThat(AverageLinkage.of(0, (_, _) -> 0, _ -> {}).cut(1)).isEmpty();
  }

  private static int[] direct(int size, Distances apart, double height) {
    int[] groups = new int[size];
    for (int i = 0; i < size; i++) {
      groups[i] = i;
    }
    while (true) {
      double least = Double.POSITIVE_INFINITY;
      int one = -1;
      int other = -1;
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < a; b++) {
          double mean = mean(groups, a, b, apart);
          if (mean < least) {
            least = mean;
            one = a;
            other = b;
          }
        }
      }
      if (least > height) {
        return groups;
      }
      for (int i = 0; i < size; i++) {
        groups[i] = groups[i] == one ? other : groups[i];
      }
    }
  }

  private static double mean(int[] groups, int a, int b, Distances apart) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < groups.length; i++) {
      for (int j = 0; j < groups.length; j++) {
        if (groups[i] == a && groups[j] == b) {
          sum += apart.between(i, j);
          pairs++;
        }
      }
    }
    return pairs == 0 ? Double.POSITIVE_INFINITY : sum / pairs;
  }
}
