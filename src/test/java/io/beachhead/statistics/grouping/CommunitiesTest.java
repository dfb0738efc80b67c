package io.beachhead.statistics.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommunitiesTest {
  /** Who met whom outside the karate club: Zachary 1977. */
  private static final String KARATE =
      """
      1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12
      1-13 4-13 1-14 2-14 3-14 4-14 6-17 7-17 1-18 2-18 1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28
      25-28 3-29 24-30 27-30 2-31 9-31 1-32 25-32 26-32 29-32 3-33 9-33 15-33 16-33 19-33 21-33
      23-33 24-33 30-33 31-33 32-33 9-34 10-34 14-34 15-34 16-34 19-34 20-34 21-34 23-34 24-34 27-34
      28-34 29-34 30-34 31-34 32-34 33-34
      """;

  @Test
  void findsTheBestKnownDivisionOfTheKarateClub() {
    List<Map<Integer, Double>> ties = new ArrayList<>();
    for (int i = 0; i < 34; i++) {
      ties.add(new LinkedHashMap<>());
    }
    for (String edge : KARATE.strip().split("\\s+")) {
      int one = Integer.parseInt(edge.split("-")[0]) - 1;
      int other = Integer.parseInt(edge.split("-")[1]) - 1;
      ties.get(one).put(other, 1.0);
      ties.get(other).put(one, 1.0);
    }
    double best = 0;
    for (int seed = 1; seed <= 20; seed++) {
      int[] groups = Communities.of(ties, new Communities.Search(0, 1, seed));
      best = Math.max(best, modularity(ties, groups));
      assertThat(modularity(ties, groups)).isGreaterThan(.38);
    }
    assertThat(best).isCloseTo(.4198, within(5e-5));
  }

  @Test
  void partsThreeClouds() {
    var random = new Random(5);
    double[][] places = new double[90][2];
    int[] labels = new int[90];
    for (int i = 0; i < 90; i++) {
      labels[i] = i % 3;
      places[i][0] = Math.cos(labels[i] * 2.1) + random.nextGaussian() * .05;
      places[i][1] = Math.sin(labels[i] * 2.1) + random.nextGaussian() * .05;
    }
    int[] groups =
        Communities.of(
            90,
            (i, j) -> places[i][0] * places[j][0] + places[i][1] * places[j][1],
            new Communities.Search(12, 1, 1),
            _ -> {});
    for (int i = 0; i < 90; i++) {
      for (int j = 0; j < 90; j++) {
        if (groups[i] == groups[j]) {
          assertThat(labels[i]).isEqualTo(labels[j]);
        }
      }
    }
    assertThat(Arrays.stream(groups).distinct().count()).isLessThan(12);
  }

  @Test
  void leavesAThingWithoutTiesAlone() {
    assertThat(
            Communities.of(
                3, (i, j) -> i + j == 1 ? .9 : -.5, new Communities.Search(2, 1, 1), _ -> {}))
        .containsExactly(0, 0, 1);
    assertThat(Communities.of(0, (_, _) -> 0, new Communities.Search(2, 1, 1), _ -> {})).isEmpty();
    assertThat(Communities.of(1, (_, _) -> 0, new Communities.Search(2, 1, 1), _ -> {}))
        .containsExactly(0);
  }

  private static double modularity(List<Map<Integer, Double>> ties, int[] groups) {
    double all = ties.stream().mapToInt(Map::size).sum();
    double sum = 0;
    for (int i = 0; i < groups.length; i++) {
      for (int j = 0; j < groups.length; j++) {
        if (groups[i] == groups[j]) {
          sum += ties.get(i).getOrDefault(j, 0.0) - ties.get(i).size() * ties.get(j).size() / all;
        }
      }
    }
    return sum / all;
  }
}
