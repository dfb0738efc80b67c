package io.beachhead.statistics.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Question: which things are near each other on average?
 *
 * <p>Estimator: agglomerative clustering by average linkage (UPGMA): again and again the two groups
 * with the smallest mean distance between their members become one, until no two are nearer than
 * {@code height}.
 *
 * <p>Inputs: n things, a symmetric distance. Takes n² / 2 numbers of 4 bytes and time in n² (chains
 * of nearest neighbours, which average linkage allows).
 *
 * <p>Undefined when: never; one thing is one group.
 *
 * <p>Source: Sokal and Michener 1958; Murtagh 1983 for the chains.
 *
 * <p>Checked against: Wikipedia's worked example of UPGMA on five 16S sequences (heights 17, 22,
 * 28, 33), and a direct search on random distances.
 */
public final class AverageLinkage {
  /** Two groups that became one, named by a member of each. */
  private record Merge(int one, int other, double height) {}

  private final int size;
  private final List<Merge> merges;

  private AverageLinkage(int size, List<Merge> merges) {
    this.size = size;
    this.merges = merges;
  }

  /**
   * Joins all things step by step.
   *
   * @param step called with 1 for each thing that has been joined; may throw to stop
   */
  public static AverageLinkage of(int size, Distances distances, LongConsumer step) {
    var triangle = new float[size][];
    for (int i = 0; i < size; i++) {
      triangle[i] = new float[i];
      for (int j = 0; j < i; j++) {
        triangle[i][j] = (float) distances.between(i, j);
      }
    }
    return new AverageLinkage(size, merges(triangle, step));
  }

  private static List<Merge> merges(float[][] triangle, LongConsumer step) {
    int size = triangle.length;
    int[] weights = new int[size];
    Arrays.fill(weights, 1);
    var merges = new ArrayList<Merge>();
    int[] chain = new int[size];
    int length = 0;
    step.accept(Math.min(1, size));
    while (merges.size() < size - 1) {
      if (length == 0) {
        chain[length++] = firstLeft(weights);
      }
      int last = chain[length - 1];
      int before = length > 1 ? chain[length - 2] : -1;
      int nearest = nearest(triangle, weights, last, before);
      if (nearest == before) {
        length -= 2;
        merges.add(new Merge(last, before, at(triangle, last, before)));
        join(triangle, weights, Math.min(last, before), Math.max(last, before));
        step.accept(1);
      } else {
        chain[length++] = nearest;
      }
    }
    merges.sort(Comparator.comparingDouble(Merge::height));
    return List.copyOf(merges);
  }

  private static int firstLeft(int[] weights) {
    int first = 0;
    while (weights[first] == 0) {
      first++;
    }
    return first;
  }

  /** Of equally near ones the one before in the chain, so that the chain ends. */
  private static int nearest(float[][] triangle, int[] weights, int from, int preferred) {
    int nearest = preferred;
    float smallest = preferred < 0 ? Float.POSITIVE_INFINITY : at(triangle, from, preferred);
    for (int i = 0; i < weights.length; i++) {
      if (i != from && weights[i] > 0 && at(triangle, from, i) < smallest) {
        nearest = i;
        smallest = at(triangle, from, i);
      }
    }
    return nearest;
  }

  private static void join(float[][] triangle, int[] weights, int kept, int gone) {
    double all = weights[kept] + (double) weights[gone];
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && i != kept && i != gone) {
        double mean =
            (weights[kept] * at(triangle, i, kept) + weights[gone] * at(triangle, i, gone)) / all;
        triangle[Math.max(i, kept)][Math.min(i, kept)] = (float) mean;
      }
    }
    weights[kept] += weights[gone];
    weights[gone] = 0;
  }

  private static float at(float[][] triangle, int one, int other) {
    return one > other ? triangle[one][other] : triangle[other][one];
  }

  /**
   * The groups where joining ends below a height.
   *
   * @return for each thing the number of its group, counted from 0 in the order of first members
   */
  public int[] cut(double height) {
    int[] parents = new int[size];
    Arrays.setAll(parents, i -> i);
    for (Merge merge : merges) {
      if (merge.height > height) {
        break;
      }
      parents[root(parents, merge.one)] = root(parents, merge.other);
    }
    int[] groups = new int[size];
    int[] numbers = new int[size];
    Arrays.fill(numbers, -1);
    int next = 0;
    for (int i = 0; i < size; i++) {
      int root = root(parents, i);
      if (numbers[root] < 0) {
        numbers[root] = next++;
      }
      groups[i] = numbers[root];
    }
    return groups;
  }

  /** The heights at which groups became one, in rising order. */
  public double[] heights() {
    return merges.stream().mapToDouble(Merge::height).toArray();
  }

  private static int root(int[] parents, int of) {
    int at = of;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
