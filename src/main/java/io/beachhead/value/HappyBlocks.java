package io.beachhead.value;

import io.beachhead.value.features.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Paying accounts that every selection of features treats alike, with what each feature adds to
 * them. A feature adds to three sums of a block: its mean value, its spread and its spread squared.
 *
 * <p>The accounts of a group are one block, however many different costs they have; an account that
 * said something itself is its own.
 *
 * @param start the three sums of every block under the shipped features, block by block
 * @param deltas by candidate, what it adds to them
 * @param group by block
 * @param speaker by block; −1 = not an account that said something itself
 * @param asked by block, whom the happy test asks
 * @param accounts by block, by whom is asked, by segment
 * @param arr likewise
 */
record HappyBlocks(
    double[] start,
    double[][] deltas,
    int[] group,
    int[] speaker,
    HappyTest.Asked[][] asked,
    double[][][] accounts,
    double[][][] arr) {

  /** The sums of a block: mean, spread, spread squared. */
  static final int SUMS = 3;

  int size() {
    return group.length;
  }

  /**
   * Lays them out.
   *
   * @param candidates places of the features that may be switched on
   */
  static HappyBlocks of(ValueGrid grid, int[] candidates) {
    AccountGrid all = grid.accounts();
    int segments = grid.division().size();
    List<Integer> groups = new ArrayList<>();
    List<Integer> speakers = new ArrayList<>();
    List<HappyTest.Asked[]> asked = new ArrayList<>();
    List<double[][]> accounts = new ArrayList<>();
    List<double[][]> arr = new ArrayList<>();
    for (int group = 0; group < all.groups().size(); group++) {
      GroupMembers members = grid.members(group);
      if (members.classes().length > 0) {
        groups.add(group);
        speakers.add(-1);
        HappyTest.Asked[] ofClasses = new HappyTest.Asked[members.classes().length];
        for (int i = 0; i < ofClasses.length; i++) {
          ofClasses[i] = grid.asked(members.classes()[i]);
        }
        asked.add(ofClasses);
        accounts.add(members.counts());
        arr.add(members.arr());
      }
      for (int speaker : members.speakers()) {
        groups.add(group);
        speakers.add(speaker);
        asked.add(new HappyTest.Asked[] {grid.askedSpeaker(speaker)});
        double[] one = new double[segments];
        double[] pays = new double[segments];
        one[grid.segmentOfSpeaker(speaker)] = 1;
        pays[grid.segmentOfSpeaker(speaker)] = grid.arrOfSpeaker(speaker);
        accounts.add(new double[][] {one});
        arr.add(new double[][] {pays});
      }
    }
    double[] start = new double[SUMS * groups.size()];
    double[][] deltas = new double[candidates.length][start.length];
    HappyBlocks blocks =
        new HappyBlocks(
            start,
            deltas,
            groups.stream().mapToInt(Integer::intValue).toArray(),
            speakers.stream().mapToInt(Integer::intValue).toArray(),
            asked.toArray(HappyTest.Asked[][]::new),
            accounts.toArray(double[][][]::new),
            arr.toArray(double[][][]::new));
    List<Feature> features = all.features();
    for (int feature = 0; feature < features.size(); feature++) {
      if (features.get(feature).shipped()) {
        blocks.add(all, feature, start);
      }
    }
    for (int candidate = 0; candidate < candidates.length; candidate++) {
      blocks.add(all, candidates[candidate], deltas[candidate]);
    }
    return blocks;
  }

  private void add(AccountGrid grid, int feature, double[] sums) {
    for (int block = 0; block < group.length; block++) {
      AccountGrid.CellGroup of = grid.groups().get(group[block]);
      int home = grid.homeOf(feature);
      Cell cell = grid.cells(feature).cells()[of.cell()[home]];
      double mean = of.factor()[home] * cell.estimate().mean();
      double spread = of.factor()[home] * cell.spreadOrZero();
      double left = 1;
      int place = place(grid, feature, block);
      if (place >= 0) {
        OwnStatements own = grid.own(feature);
        int row = grid.paying().speaking()[speaker[block]];
        left = 1 - own.pull()[place];
        mean += own.pull()[place] * (own.said()[place] / grid.weight(row) - mean);
      }
      sums[SUMS * block] += mean;
      sums[SUMS * block + 1] += spread * Math.sqrt(left);
      sums[SUMS * block + 2] += spread * spread * left;
    }
  }

  /** Where a block's account spoke of a feature; −1 where it did not. */
  private int place(AccountGrid grid, int feature, int block) {
    return speaker[block] < 0
        ? -1
        : grid.own(feature).place(grid.paying().speaking()[speaker[block]]);
  }

  /**
   * What every block follows of a shift of the means of a feature's cells.
   *
   * @param shift by cell of the feature's home
   * @param sums to which it is added
   */
  void shift(AccountGrid grid, int feature, IntToDoubleFunction shift, double[] sums) {
    int home = grid.homeOf(feature);
    for (int block = 0; block < group.length; block++) {
      AccountGrid.CellGroup of = grid.groups().get(group[block]);
      int place = place(grid, feature, block);
      double follows = place < 0 ? 1 : 1 - grid.own(feature).pull()[place];
      sums[SUMS * block] += follows * of.factor()[home] * shift.applyAsDouble(of.cell()[home]);
    }
  }
}
