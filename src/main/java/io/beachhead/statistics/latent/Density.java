package io.beachhead.statistics.latent;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * How likely one column's values are in each class, and its part of the two steps of EM. One object
 * serves one start; the data it looks at are shared between starts.
 */
abstract sealed class Density {
  final int classes;

  /** Weight collected per class from the patterns where the column is known. */
  final double[] mass;

  private Density(int classes) {
    this.classes = classes;
    this.mass = new double[classes];
  }

  /** The density of a column over patterns, for a number of classes. */
  static Density of(Column column, Patterns patterns, int classes) {
    return switch (column) {
      case Column.Categories categories -> new OfCategories(categories, patterns, classes);
      case Column.Amounts amounts -> new OfAmounts(amounts, patterns, classes);
      case Column.Counts counts -> new OfCounts(counts, patterns, classes);
    };
  }

  /** Puts the classes somewhere at random, each near a pattern of the data. */
  abstract void scatter(int[] seeds, RandomGenerator random);

  /** Adds the log density of a pattern in each class; nothing where the column is not known. */
  abstract void addTo(double[] logDensity, int pattern);

  /** Collects a pattern with its weight in each class. */
  abstract void collect(double[] weight, int pattern);

  /** Moves the classes to the maximum for what was collected, and forgets it. */
  abstract void move();

  /** Free parameters. */
  abstract int parameters();

  /** What the classes look like in this column, in the given order. */
  abstract Profile profile(int[] order);

  /** Categories: a share for each level in each class. */
  static final class OfCategories extends Density {
    /** Keeps a level that a class never showed possible, too rarely to be seen in any figure. */
    private static final double RAREST = 1e-12;

    private final int levels;
    private final int[] level;
    private final double[] logShare;
    private final double[] seen;

    private OfCategories(Column.Categories column, Patterns patterns, int classes) {
      super(classes);
      levels = column.levels();
      level = new int[patterns.count()];
      for (int i = 0; i < level.length; i++) {
        int row = patterns.first()[i];
        level[i] = column.known().get(row) ? column.level()[row] : -1;
      }
      logShare = new double[levels * classes];
      seen = new double[levels * classes];
    }

    @Override
    void scatter(int[] seeds, RandomGenerator random) {
      for (int k = 0; k < classes; k++) {
        var share = new double[levels];
        double sum = 0;
        for (int l = 0; l < levels; l++) {
          share[l] = random.nextExponential() + (level[seeds[k]] == l ? 1 : 0);
          sum += share[l];
        }
        for (int l = 0; l < levels; l++) {
          logShare[l * classes + k] = Math.log(share[l] / sum);
        }
      }
    }

    @Override
    void addTo(double[] logDensity, int pattern) {
      int from = level[pattern] * classes;
      if (from < 0) {
        return;
      }
      for (int k = 0; k < classes; k++) {
        logDensity[k] += logShare[from + k];
      }
    }

    @Override
    void collect(double[] weight, int pattern) {
      int from = level[pattern] * classes;
      if (from < 0) {
        return;
      }
      for (int k = 0; k < classes; k++) {
        seen[from + k] += weight[k];
        mass[k] += weight[k];
      }
    }

    @Override
    void move() {
      for (int i = 0; i < seen.length; i++) {
        double of = mass[i % classes];
        logShare[i] = Math.log(of > 0 ? Math.max(RAREST, seen[i] / of) : 1.0 / levels);
      }
      Arrays.fill(seen, 0);
      Arrays.fill(mass, 0);
    }

    @Override
    int parameters() {
      return classes * (levels - 1);
    }

    @Override
    Profile profile(int[] order) {
      var share = new double[classes][levels];
      for (int k = 0; k < classes; k++) {
        for (int l = 0; l < levels; l++) {
          double s = Math.exp(logShare[l * classes + order[k]]);
          share[k][l] = s <= 2 * RAREST ? 0 : s;
        }
      }
      return new Profile.OfCategories(share);
    }
  }

  /**
   * Amounts: a mean for each class and one spread for all. A spread of each class's own would let
   * the likelihood grow without end around a single row.
   */
  static final class OfAmounts extends Density {
    /**
     * Of the spread of all rows: below it, classes are points and the likelihood has no maximum.
     */
    private static final double NARROWEST = 1e-3;

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final double centre;
    private final double scale;

    /** Standardised over all rows, so that sums of squares lose nothing. */
    private final double[] z;

    private final boolean[] known;
    private final double[] mean;
    private double sd = 1;

    /** The log density at a class's mean, in the column's own unit. */
    private double peak;

    private final double[] sum;
    private double squares;

    private OfAmounts(Column.Amounts column, Patterns patterns, int classes) {
      super(classes);
      int n = patterns.count();
      z = new double[n];
      known = new boolean[n];
      double weight = 0;
      double total = 0;
      for (int i = 0; i < n; i++) {
        int row = patterns.first()[i];
        known[i] = column.known().get(row);
        if (known[i]) {
          weight += patterns.weight()[i];
          total += patterns.weight()[i] * column.value()[row];
        }
      }
      centre = weight > 0 ? total / weight : 0;
      double variance = 0;
      for (int i = 0; i < n; i++) {
        if (known[i]) {
          double d = column.value()[patterns.first()[i]] - centre;
          variance += patterns.weight()[i] * d * d / weight;
        }
      }
      scale = variance > 0 ? Math.sqrt(variance) : 1;
      for (int i = 0; i < n; i++) {
        z[i] = known[i] ? (column.value()[patterns.first()[i]] - centre) / scale : 0;
      }
      mean = new double[classes];
      sum = new double[classes];
    }

    @Override
    void scatter(int[] seeds, RandomGenerator random) {
      for (int k = 0; k < classes; k++) {
        mean[k] = known[seeds[k]] ? z[seeds[k]] : random.nextGaussian();
      }
      spread(1);
    }

    private void spread(double to) {
      sd = to;
      peak = -HALF_LOG_TWO_PI - Math.log(sd * scale);
    }

    @Override
    void addTo(double[] logDensity, int pattern) {
      if (!known[pattern]) {
        return;
      }
      for (int k = 0; k < classes; k++) {
        double d = (z[pattern] - mean[k]) / sd;
        logDensity[k] += peak - d * d / 2;
      }
    }

    @Override
    void collect(double[] weight, int pattern) {
      if (!known[pattern]) {
        return;
      }
      for (int k = 0; k < classes; k++) {
        mass[k] += weight[k];
        sum[k] += weight[k] * z[pattern];
        squares += weight[k] * z[pattern] * z[pattern];
      }
    }

    @Override
    void move() {
      double within = squares;
      double weight = 0;
      for (int k = 0; k < classes; k++) {
        mean[k] = mass[k] > 0 ? sum[k] / mass[k] : 0;
        within -= mass[k] * mean[k] * mean[k];
        weight += mass[k];
      }
      spread(weight > 0 ? Math.sqrt(Math.max(NARROWEST * NARROWEST, within / weight)) : 1);
      Arrays.fill(mass, 0);
      Arrays.fill(sum, 0);
      squares = 0;
    }

    @Override
    int parameters() {
      return classes + 1;
    }

    @Override
    Profile profile(int[] order) {
      var means = new double[classes];
      for (int k = 0; k < classes; k++) {
        means[k] = centre + scale * mean[order[k]];
      }
      return new Profile.OfAmounts(means, sd * scale);
    }
  }

  /** Counts: a mean for each class. */
  static final class OfCounts extends Density {
    private static final double LOWEST_MEAN = 1e-9;

    private final double[] count;
    private final double[] logFactorial;
    private final boolean[] known;
    private final double overall;
    private final double[] mean;
    private final double[] logMean;
    private final double[] sum;

    private OfCounts(Column.Counts column, Patterns patterns, int classes) {
      super(classes);
      int n = patterns.count();
      count = new double[n];
      logFactorial = new double[n];
      known = new boolean[n];
      double weight = 0;
      double total = 0;
      for (int i = 0; i < n; i++) {
        int row = patterns.first()[i];
        known[i] = column.known().get(row);
        if (known[i]) {
          count[i] = column.count()[row];
          logFactorial[i] = LogGamma.value(column.count()[row] + 1.0);
          weight += patterns.weight()[i];
          total += patterns.weight()[i] * count[i];
        }
      }
      overall = weight > 0 ? Math.max(LOWEST_MEAN, total / weight) : 1;
      mean = new double[classes];
      logMean = new double[classes];
      sum = new double[classes];
    }

    @Override
    void scatter(int[] seeds, RandomGenerator random) {
      for (int k = 0; k < classes; k++) {
        double near = known[seeds[k]] ? count[seeds[k]] : overall * random.nextExponential();
        put(k, (near + overall) / 2);
      }
    }

    private void put(int k, double to) {
      mean[k] = Math.max(LOWEST_MEAN, to);
      logMean[k] = Math.log(mean[k]);
    }

    @Override
    void addTo(double[] logDensity, int pattern) {
      if (!known[pattern]) {
        return;
      }
      for (int k = 0; k < classes; k++) {
        logDensity[k] += count[pattern] * logMean[k] - mean[k] - logFactorial[pattern];
      }
    }

    @Override
    void collect(double[] weight, int pattern) {
      if (!known[pattern]) {
        return;
      }
      for (int k = 0; k < classes; k++) {
        mass[k] += weight[k];
        sum[k] += weight[k] * count[pattern];
      }
    }

    @Override
    void move() {
      for (int k = 0; k < classes; k++) {
        put(k, mass[k] > 0 ? sum[k] / mass[k] : overall);
      }
      Arrays.fill(mass, 0);
      Arrays.fill(sum, 0);
    }

    @Override
    int parameters() {
      return classes;
    }

    @Override
    Profile profile(int[] order) {
      var means = new double[classes];
      for (int k = 0; k < classes; k++) {
        means[k] = mean[order[k]];
      }
      return new Profile.OfCounts(means);
    }
  }
}
