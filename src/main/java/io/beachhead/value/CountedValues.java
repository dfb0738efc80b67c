package io.beachhead.value;

import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.value.evidence.AccountValues;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Accounts counted by their own values, for the empirical distribution. From {@value #FROM} of them
 * in a cell of the main home on, they show what the others of that cell are like.
 */
final class CountedValues {
  /** Below so many accounts with values of their own, shares of them are too coarse. */
  static final int FROM = 30;

  private static final int BINS = 40;

  private final ValueGrid grid;
  private final HappyTest test;
  private final double[] sums;
  private final boolean[] has;
  private final int cells;
  private final int[] inCell;
  private final double[] happyInCell;
  private final double[] buyingInCell;
  private final double[] squaresInCell;
  private final int[] inSegment;

  CountedValues(ValueGrid grid, boolean[] on) {
    this.grid = grid;
    this.test = new HappyTest(grid.model());
    AccountGrid all = grid.accounts();
    int count = all.accounts().count();
    sums = new double[count];
    has = new boolean[count];
    for (int feature = 0; feature < on.length; feature++) {
      if (on[feature]) {
        AccountValues column = all.evidence().ownValues().get(feature);
        for (int i = 0; i < column.size(); i++) {
          int row = column.rows()[i];
          sums[row] += column.values()[i];
          has[row] = all.accounts().paying(row);
        }
      }
    }
    cells = all.homes().getFirst().cells();
    inCell = new int[cells];
    happyInCell = new double[cells];
    buyingInCell = new double[cells];
    squaresInCell = new double[cells];
    inSegment = new int[grid.division().size()];
    for (int row = 0; row < count; row++) {
      if (has[row]) {
        int cell = cell(row);
        double share = share(test, row);
        inCell[cell]++;
        happyInCell[cell] += share;
        squaresInCell[cell] += share * share;
        buyingInCell[cell] += buys(row);
        inSegment[segment(row)]++;
      }
    }
  }

  private int cell(int row) {
    return grid.accounts().homes().getFirst().cell(row);
  }

  private int segment(int row) {
    return grid.division().segmentOf()[row];
  }

  private double share(HappyTest by, int row) {
    return by.happyAt(sums[row] / grid.accounts().weight(row), grid.askedAccount(row));
  }

  private double buys(int row) {
    return sums[row] > grid.accounts().accounts().cost()[row] ? 1 : 0;
  }

  private boolean enough(int cell) {
    return inCell[cell] >= FROM;
  }

  /** Whether the accounts of a group are counted. */
  boolean decides(int group) {
    return enough(grid.accounts().groups().get(group).cell()[0]);
  }

  /** How many accounts of a segment have values of their own and a price. */
  int own(int segment) {
    return inSegment[segment];
  }

  /** Whether all paying accounts of a segment are counted, or like those that were. */
  boolean all(int segment) {
    boolean any = false;
    for (int cell = 0; cell < cells; cell++) {
      if (grid.payingIn(segment, cell) > 0) {
        if (!enough(cell)) {
          return false;
        }
        any = true;
      }
    }
    return any;
  }

  /** Adds the happy and buying accounts, and the ARR of the happy ones, by segment. */
  void add(double[] happy, double[] buying, double[] arr) {
    ValuedAccounts accounts = grid.accounts().accounts();
    for (int row = 0; row < has.length; row++) {
      int cell = cell(row);
      if (accounts.paying(row) && enough(cell)) {
        double share = has[row] ? share(test, row) : happyInCell[cell] / inCell[cell];
        happy[segment(row)] += share;
        arr[segment(row)] += share * accounts.arr()[row];
        buying[segment(row)] += has[row] ? buys(row) : buyingInCell[cell] / inCell[cell];
      }
    }
  }

  void addTo(double[] happy, double[] buying, double[] arr, double[][] draws) {
    double[] before = happy.clone();
    add(happy, buying, arr);
    for (int segment = 0; segment < happy.length; segment++) {
      for (int draw = 0; draw < SelectedValues.DRAWS; draw++) {
        draws[segment][draw] += happy[segment] - before[segment];
      }
    }
    for (int cell = 0; cell < cells; cell++) {
      if (enough(cell)) {
        addDraws(cell, draws);
      }
    }
  }

  private void addDraws(int cell, double[][] draws) {
    double share = happyInCell[cell] / inCell[cell];
    ContinuousDistribution.Sampler sampler =
        uncertainty(cell)
            .createSampler(
                RandomSource.XO_RO_SHI_RO_128_PP.create(
                    new long[] {SelectedValues.SEED, cell + 1L}));
    for (int draw = 0; draw < SelectedValues.DRAWS; draw++) {
      double off = sampler.sample() - share;
      for (int segment = 0; segment < draws.length; segment++) {
        draws[segment][draw] += grid.payingIn(segment, cell) * off;
      }
    }
  }

  /** Of the share in a cell: Jeffreys' where accounts are happy or not, else of a mean. */
  private ContinuousDistribution uncertainty(int cell) {
    if (!test.isCurve()) {
      return BinomialInterval.posterior(Math.round(happyInCell[cell]), inCell[cell]);
    }
    double mean = happyInCell[cell] / inCell[cell];
    double variance = Math.max(1e-12, squaresInCell[cell] / inCell[cell] - mean * mean);
    return NormalDistribution.of(mean, Math.sqrt(variance / inCell[cell]));
  }

  /** Adds the happy accounts under another test, by segment. */
  void addHappy(HappyTest by, double[] happy) {
    double[] shares = new double[cells];
    for (int row = 0; row < has.length; row++) {
      if (has[row] && enough(cell(row))) {
        double share = share(by, row);
        shares[cell(row)] += share / inCell[cell(row)];
        happy[segment(row)] += share;
      }
    }
    for (int row = 0; row < has.length; row++) {
      if (!has[row] && grid.accounts().accounts().paying(row) && enough(cell(row))) {
        happy[segment(row)] += shares[cell(row)];
      }
    }
  }

  /** The count of a segment that is one cell, where accounts are happy or not; null otherwise. */
  @Nullable Interval alone(int segment) {
    int only = -1;
    for (int cell = 0; cell < cells; cell++) {
      if (grid.payingIn(segment, cell) > 0) {
        if (only >= 0 || !enough(cell)) {
          return null;
        }
        only = cell;
      }
    }
    boolean whole =
        only >= 0 && !test.isCurve() && grid.payingIn(segment, only) == grid.payingInCell(only);
    return whole
        ? BinomialInterval.jeffreys(Math.round(happyInCell[only]), inCell[only])
            .times(grid.payingIn(segment, only))
        : null;
  }

  /** Of the counted values, by segment. */
  List<ValueMap.Histogram> histograms() {
    int segments = grid.division().size();
    double[] low = new double[segments];
    double[] high = new double[segments];
    for (int row = 0; row < sums.length; row++) {
      if (has[row]) {
        low[segment(row)] = Math.min(low[segment(row)], sums[row]);
        high[segment(row)] = Math.max(high[segment(row)], sums[row]);
      }
    }
    double[][] counts = new double[segments][BINS];
    for (int row = 0; row < sums.length; row++) {
      if (has[row]) {
        int segment = segment(row);
        double range = high[segment] - low[segment];
        int bin = range == 0 ? 0 : (int) ((sums[row] - low[segment]) / range * BINS);
        counts[segment][Math.min(BINS - 1, bin)]++;
      }
    }
    var histograms = new ArrayList<ValueMap.Histogram>();
    for (int segment = 0; segment < segments; segment++) {
      double range = high[segment] - low[segment];
      histograms.add(
          new ValueMap.Histogram(low[segment], range == 0 ? 1 : range / BINS, counts[segment]));
    }
    return histograms;
  }
}
