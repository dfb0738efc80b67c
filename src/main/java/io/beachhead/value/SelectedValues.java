package io.beachhead.value;

import io.beachhead.statistics.StratifiedNormals;
import io.beachhead.web.load.Overdue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a selection of features is worth to every group of accounts, per unit of their weight, and
 * to the accounts that said something themselves.
 *
 * <p>One draw of all cells' means serves every group, so that whatever is summed over accounts has
 * the same range however it is divided.
 */
final class SelectedValues {
  /** Draws from the posterior. Stratified, so few are needed. */
  static final int DRAWS = 2000;

  /** Fixed, so that the same data give the same numbers. */
  static final long SEED = 20_261_121;

  /** Beyond the dimensions of any number of cells and of an observed curve. */
  private static final int APART = 1_000_000;

  private static final Map<Integer, double[]> NORMALS = new ConcurrentHashMap<>();

  private final AccountGrid grid;
  private final boolean[] on;
  private final double[] mean;
  private final double[] variance;
  private final double[] spread;
  private final double[] spreads;
  private final double[] squares;
  private final double[] speakerMean;
  private final double[] speakerSpread;
  private final double[] speakerPull;

  SelectedValues(AccountGrid grid, boolean[] on) {
    this.grid = grid;
    this.on = on;
    int groups = grid.groups().size();
    mean = new double[groups];
    variance = new double[groups];
    spreads = new double[groups];
    squares = new double[groups];
    spread = new double[groups];
    for (int group = 0; group < groups; group++) {
      addUp(group);
      spread[group] = together(squares[group], spreads[group]);
    }
    int speakers = grid.paying().speaking().length;
    speakerMean = new double[speakers];
    speakerSpread = new double[speakers];
    speakerPull = new double[speakers];
    listen();
  }

  private void addUp(int group) {
    AccountGrid.CellGroup of = grid.groups().get(group);
    for (int feature = 0; feature < on.length; feature++) {
      if (on[feature]) {
        int home = grid.homeOf(feature);
        double factor = of.factor()[home];
        Cell cell = grid.cells(feature).cells()[of.cell()[home]];
        mean[group] += factor * cell.estimate().mean();
        variance[group] += Math.pow(factor * cell.estimate().sd(), 2);
        double one = factor * cell.spreadOrZero();
        spreads[group] += one;
        squares[group] += one * one;
      }
    }
  }

  /** Σσ² + 2ρ Σ_{f<g} σσ, with the double sum as (Σσ)² − Σσ². */
  private double together(double squared, double summed) {
    double correlation = grid.model().correlation();
    return Math.sqrt(Math.max(0, (1 - correlation) * squared + correlation * summed * summed));
  }

  /** Draws the accounts that spoke towards what they said. */
  private void listen() {
    int speakers = speakerMean.length;
    double[] sums = new double[speakers];
    double[] squared = new double[speakers];
    double[] followed = new double[speakers];
    for (int speaker = 0; speaker < speakers; speaker++) {
      int group = grid.groupOf(row(speaker));
      speakerMean[speaker] = mean[group];
      sums[speaker] = spreads[group];
      squared[speaker] = squares[group];
      followed[speaker] = variance[group];
    }
    for (int feature = 0; feature < on.length; feature++) {
      if (on[feature]) {
        listen(feature, sums, squared, followed);
      }
    }
    for (int speaker = 0; speaker < speakers; speaker++) {
      int group = grid.groupOf(row(speaker));
      speakerSpread[speaker] = together(Math.max(0, squared[speaker]), Math.max(0, sums[speaker]));
      speakerPull[speaker] =
          variance[group] == 0 ? 0 : Math.sqrt(Math.max(0, followed[speaker]) / variance[group]);
    }
  }

  private void listen(int feature, double[] sums, double[] squared, double[] followed) {
    OwnStatements own = grid.own(feature);
    int home = grid.homeOf(feature);
    for (int i = 0; i < own.size(); i++) {
      int row = own.rows()[i];
      int speaker = grid.paying().speaker()[row];
      if (speaker < 0) {
        continue;
      }
      AccountGrid.CellGroup of = grid.groups().get(grid.groupOf(row));
      double factor = of.factor()[home];
      Cell cell = grid.cells(feature).cells()[of.cell()[home]];
      double pull = own.pull()[i];
      speakerMean[speaker] +=
          pull * (own.said()[i] / grid.weight(row) - factor * cell.estimate().mean());
      double before = factor * cell.spreadOrZero();
      sums[speaker] -= before * (1 - Math.sqrt(1 - pull));
      squared[speaker] -= before * before * pull;
      followed[speaker] -= Math.pow(factor * cell.estimate().sd(), 2) * pull * (2 - pull);
    }
  }

  private int row(int speaker) {
    return grid.paying().speaking()[speaker];
  }

  /** Mean of a group's value per unit of weight. */
  double mean(int group) {
    return mean[group];
  }

  /** The sd of that estimate. */
  double error(int group) {
    return Math.sqrt(variance[group]);
  }

  /** The sd between its accounts. */
  double spread(int group) {
    return spread[group];
  }

  double speakerMean(int speaker) {
    return speakerMean[speaker];
  }

  double speakerSpread(int speaker) {
    return speakerSpread[speaker];
  }

  /** How much of a shift of its group's mean such an account follows. */
  double speakerPull(int speaker) {
    return speakerPull[speaker];
  }

  /**
   * How far each draw moves each group's mean, in standard deviations of {@link #error}; 0 where
   * that is 0.
   *
   * @return by group, then by draw
   */
  double[][] draws() {
    double[][] moved = new double[mean.length][DRAWS];
    draw(on, 0, moved);
    return moved;
  }

  /**
   * The same where what is known of one selection and of the features beyond it is drawn apart: the
   * draws of the former are those of {@link #draws} of that selection alone, so that two selections
   * can be compared draw by draw.
   *
   * @param base a part of what is selected
   */
  double[][] drawsBeyond(boolean[] base) {
    double[][] moved = new double[mean.length][DRAWS];
    boolean[] added = new boolean[on.length];
    for (int feature = 0; feature < on.length; feature++) {
      added[feature] = on[feature] && !base[feature];
    }
    draw(base, 0, moved);
    draw(added, APART, moved);
    return moved;
  }

  private void draw(boolean[] features, int firstDimension, double[][] moved) {
    int dimension = firstDimension;
    for (int home = 0; home < grid.homes().size(); home++) {
      Overdue.check();
      int cells = grid.homes().get(home).cells();
      double[][] root = root(features, home, cells);
      double[][] shifts = new double[cells][];
      for (int group = 0; group < moved.length; group++) {
        AccountGrid.CellGroup of = grid.groups().get(group);
        int cell = of.cell()[home];
        if (shifts[cell] == null) {
          shifts[cell] = shift(root[cell], dimension);
        }
        double scale = variance[group] == 0 ? 0 : of.factor()[home] / Math.sqrt(variance[group]);
        for (int draw = 0; draw < DRAWS; draw++) {
          moved[group][draw] += scale * shifts[cell][draw];
        }
      }
      dimension += cells;
    }
  }

  private static double[] shift(double[] root, int first) {
    double[] shift = new double[DRAWS];
    for (int along = 0; along < root.length; along++) {
      if (root[along] != 0) {
        double[] normals = normals(first + along);
        for (int draw = 0; draw < DRAWS; draw++) {
          shift[draw] += root[along] * normals[draw];
        }
      }
    }
    return shift;
  }

  static double[] normals(int dimension) {
    return NORMALS.computeIfAbsent(dimension, one -> StratifiedNormals.of(DRAWS, one, SEED));
  }

  /** The lower root of the covariance of the sum of some of a home's features. */
  private double[][] root(boolean[] features, int home, int cells) {
    double[][] sum = new double[cells][cells];
    for (int feature = 0; feature < on.length; feature++) {
      if (features[feature] && grid.homeOf(feature) == home) {
        double[][] covariance = grid.cells(feature).covariance();
        for (int i = 0; i < cells; i++) {
          for (int k = 0; k <= i; k++) {
            sum[i][k] += covariance[i][k];
          }
        }
      }
    }
    return root(sum);
  }

  /** The lower root of a covariance. */
  static double[][] root(double[][] sum) {
    int cells = sum.length;
    double[][] root = new double[cells][cells];
    for (int i = 0; i < cells; i++) {
      for (int k = 0; k <= i; k++) {
        double rest = sum[i][k];
        for (int m = 0; m < k; m++) {
          rest -= root[i][m] * root[k][m];
        }
        if (i == k) {
          // A cell that follows from the others has nothing left of its own.
          root[i][i] = rest > 1e-12 * Math.max(sum[i][i], 1e-300) ? Math.sqrt(rest) : 0;
        } else {
          root[i][k] = root[k][k] == 0 ? 0 : rest / root[k][k];
        }
      }
    }
    return root;
  }
}
