package io.beachhead.statistics.division;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * <b>Question:</b> do the groups differ in what their rows do as a whole, and do they differ in
 * place or only in spread?
 *
 * <p><b>Estimator:</b> permutational analysis of variance on distances: pseudo-F = (SS between / (k
 * − 1)) / (SS within / (n − k)), SS being sums of squared distances over rows; R² = SS between / SS
 * total. Beside it the test of dispersion: the F of an analysis of variance of each row's distance
 * to its group's centroid. Where that has a small p, groups differ in how scattered they are, and
 * the first p must not be read as a difference of place. p = (b + 1) / (m + 1) for both.
 *
 * <p><b>Inputs:</b> distances between rows, symmetric; a group of each row.
 *
 * <p><b>Undefined when:</b> there are fewer than two groups, no more rows than groups, or all
 * distances are 0.
 *
 * <p><b>Source:</b> Anderson (2001), Austral Ecology 26; Anderson (2006), Biometrics 62.
 *
 * <p><b>Checked against:</b> iris by species, Euclidean: F 487.33, R² .8689.
 *
 * @param f pseudo-F
 * @param r2 0 to 1
 * @param p of the difference of place or spread
 * @param dispersionF of the distances to the centroids
 * @param dispersionP of the difference of spread
 * @param rows compared
 */
public record Permanova(
    double f, double r2, double p, double dispersionF, double dispersionP, int rows) {

  /**
   * Compares groups.
   *
   * @param distance between rows, n × n
   */
  public static Optional<Permanova> of(
      double[][] distance, int[] group, int groups, int permutations, long seed) {
    int n = group.length;
    var sizes = sizes(group, groups);
    int k = (int) Arrays.stream(sizes).filter(size -> size > 0).count();
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        total += distance[i][j] * distance[i][j];
      }
    }
    total /= Math.max(1, n);
    if (k < 2 || n <= k || !(total > 0)) {
      return Optional.empty();
    }
    double within = within(distance, group, sizes);
    var apart = toCentroid(distance, group, sizes);
    double scatter = scatter(apart, group, sizes);
    var random = new SplittableRandom(seed);
    var shuffled = group.clone();
    int asClose = 0;
    int asScattered = 0;
    for (int permutation = 0; permutation < permutations; permutation++) {
      for (int i = n - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int held = shuffled[i];
        shuffled[i] = shuffled[other];
        shuffled[other] = held;
      }
      asClose += within(distance, shuffled, sizes) <= within * (1 + 1e-12) ? 1 : 0;
      asScattered += scatter(apart, shuffled, sizes) >= scatter * (1 - 1e-12) ? 1 : 0;
    }
    double f =
        within > 0 ? (total - within) / (k - 1) / (within / (n - k)) : Double.POSITIVE_INFINITY;
    return Optional.of(
        new Permanova(
            f,
            (total - within) / total,
            (asClose + 1.0) / (permutations + 1),
            scatter,
            (asScattered + 1.0) / (permutations + 1),
            n));
  }

  private static int[] sizes(int[] group, int groups) {
    var sizes = new int[groups];
    for (int each : group) {
      sizes[each]++;
    }
    return sizes;
  }

  private static double within(double[][] distance, int[] group, int[] sizes) {
    var sums = new double[sizes.length];
    for (int i = 0; i < group.length; i++) {
      var row = distance[i];
      for (int j = 0; j < i; j++) {
        if (group[i] == group[j]) {
          sums[group[i]] += row[j] * row[j];
        }
      }
    }
    double within = 0;
    for (int g = 0; g < sizes.length; g++) {
      within += sizes[g] > 0 ? sums[g] / sizes[g] : 0;
    }
    return within;
  }

  /**
   * The squared distance to a centroid is the mean squared distance to its group's rows less half
   * of the mean over the group; a distance that no plane can hold makes it negative, then 0.
   */
  private static double[] toCentroid(double[][] distance, int[] group, int[] sizes) {
    var toGroup = new double[group.length];
    var inGroup = new double[sizes.length];
    for (int i = 0; i < group.length; i++) {
      for (int j = 0; j < group.length; j++) {
        if (group[i] == group[j]) {
          toGroup[i] += distance[i][j] * distance[i][j] / sizes[group[i]];
        }
      }
      inGroup[group[i]] += toGroup[i] / sizes[group[i]];
    }
    var apart = new double[group.length];
    for (int i = 0; i < apart.length; i++) {
      apart[i] = Math.sqrt(Math.max(0, toGroup[i] - inGroup[group[i]] / 2));
    }
    return apart;
  }

  private static double scatter(double[] apart, int[] group, int[] sizes) {
    var sums = new double[sizes.length];
    double all = 0;
    for (int i = 0; i < apart.length; i++) {
      sums[group[i]] += apart[i];
      all += apart[i];
    }
    double mean = all / apart.length;
    double between = 0;
    double within = 0;
    int k = 0;
    for (int g = 0; g < sizes.length; g++) {
      if (sizes[g] > 0) {
        double off = sums[g] / sizes[g] - mean;
        between += sizes[g] * off * off;
        k++;
      }
    }
    for (int i = 0; i < apart.length; i++) {
      double off = apart[i] - sums[group[i]] / sizes[group[i]];
      within += off * off;
    }
    return within > 0 ? between / (k - 1) / (within / (apart.length - k)) : 0;
  }
}
