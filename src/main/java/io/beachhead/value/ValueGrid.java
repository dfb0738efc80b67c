package io.beachhead.value;

import io.beachhead.statistics.Posterior;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.features.Feature;
import io.beachhead.value.model.ValueModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as one segmentation divides them, without anything that depends on the selection: a
 * what-if toggle only adds up what is here. What a segment is worth is what its accounts are worth.
 */
final class ValueGrid {
  private final AccountGrid accounts;
  private final Division division;
  private final CountedAccounts[] who;
  private final SegmentAverages averages;
  private final List<SegmentCost> costs;
  private final GroupMembers[] members;
  private final double[][] weights;
  private final int[][] payingIn;
  private volatile @Nullable Effect today;

  /**
   * What the paying accounts of a segment pay on average.
   *
   * @param counted accounts with a price
   * @param price their mean; null where there is none
   */
  record SegmentCost(int counted, @Nullable Double price, double effort) {
    @Nullable Double cost() {
      return price == null ? null : (Double) (price + effort);
    }
  }

  ValueGrid(AccountGrid accounts, Division division) {
    this.accounts = accounts;
    this.division = division;
    this.who = accounts.accounts().counts(division);
    this.averages = SegmentAverages.of(accounts, division);
    this.costs = costs();
    this.members = members();
    this.weights = new double[division.size()][accounts.groups().size()];
    this.payingIn = new int[division.size()][accounts.homes().getFirst().cells()];
    for (int row = 0; row < accounts.accounts().count(); row++) {
      int segment = division.segmentOf()[row];
      weights[segment][accounts.groupOf(row)] += accounts.weight(row);
      if (accounts.accounts().paying(row)) {
        payingIn[segment][accounts.homes().getFirst().cell(row)]++;
      }
    }
  }

  private List<SegmentCost> costs() {
    double effort = model().cost().effortPerYear();
    double[] sums = new double[division.size()];
    ValuedAccounts of = accounts.accounts();
    for (int row = 0; row < of.count(); row++) {
      if (of.paying(row)) {
        sums[division.segmentOf()[row]] += of.cost()[row] - effort;
      }
    }
    var costs = new ArrayList<SegmentCost>();
    for (int segment = 0; segment < sums.length; segment++) {
      int counted = who[segment].paying();
      costs.add(
          new SegmentCost(
              counted, counted == 0 ? null : (Double) (sums[segment] / counted), effort));
    }
    return costs;
  }

  private GroupMembers[] members() {
    PayingClasses paying = accounts.paying();
    int segments = division.size();
    double[][] counts = new double[paying.size()][segments];
    double[][] arr = new double[paying.size()][segments];
    int groups = accounts.groups().size();
    int[][] inGroup = new int[groups][segments];
    List<List<Integer>> speakers = new ArrayList<>();
    List<List<Integer>> classes = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      speakers.add(new ArrayList<>());
      classes.add(new ArrayList<>());
    }
    for (int row = 0; row < accounts.accounts().count(); row++) {
      int segment = division.segmentOf()[row];
      int one = paying.classOf()[row];
      if (one >= 0) {
        counts[one][segment]++;
        arr[one][segment] += accounts.accounts().arr()[row];
      } else if (paying.speaker()[row] >= 0) {
        speakers.get(accounts.groupOf(row)).add(paying.speaker()[row]);
      }
      if (accounts.accounts().paying(row)) {
        inGroup[accounts.groupOf(row)][segment]++;
      }
    }
    for (int one = 0; one < paying.size(); one++) {
      classes.get(paying.group()[one]).add(one);
    }
    GroupMembers[] members = new GroupMembers[groups];
    for (int group = 0; group < groups; group++) {
      int[] own = classes.get(group).stream().mapToInt(Integer::intValue).toArray();
      int[] of = inGroup[group];
      members[group] =
          new GroupMembers(
              own,
              pick(counts, own),
              pick(arr, own),
              speakers.get(group).stream().mapToInt(Integer::intValue).toArray(),
              of,
              java.util.stream.IntStream.range(0, segments).filter(s -> of[s] > 0).toArray());
    }
    return members;
  }

  private static double[][] pick(double[][] from, int[] places) {
    double[][] picked = new double[places.length][];
    for (int i = 0; i < places.length; i++) {
      picked[i] = from[places[i]];
    }
    return picked;
  }

  /** The effect of the shipped features alone, worked out once. */
  Effect today() {
    Effect known = today;
    if (known == null) {
      known = Effect.of(this, accounts.selection(List.of()));
      today = known;
    }
    return known;
  }

  AccountGrid accounts() {
    return accounts;
  }

  Division division() {
    return division;
  }

  List<Feature> features() {
    return accounts.features();
  }

  ValueModel model() {
    return accounts.model();
  }

  /** By segment. */
  CountedAccounts[] who() {
    return who;
  }

  /** What a feature is worth to the average account of a segment. */
  Cell cell(int segment, int feature) {
    return averages.cell(segment, feature);
  }

  /** Where a feature was asked for, if that is not this division; null where it is. */
  @Nullable Division borrowedFrom(int feature) {
    Division home = accounts.home(feature).division();
    boolean asked =
        accounts.cells(feature).cells().length > 0
            && java.util.Arrays.stream(accounts.cells(feature).cells())
                .anyMatch(cell -> !cell.evidence().isEmpty());
    return asked && !home.key().equals(division.key()) ? home : null;
  }

  SegmentCost cost(int segment) {
    return costs.get(segment);
  }

  GroupMembers members(int group) {
    return members[group];
  }

  /** Paying accounts of a segment in a cell of the main home. */
  int payingIn(int segment, int cell) {
    return payingIn[segment][cell];
  }

  int payingInCell(int cell) {
    int sum = 0;
    for (int[] of : payingIn) {
      sum += of[cell];
    }
    return sum;
  }

  /** The weights of a segment's accounts, by group. */
  double[] weights(int segment) {
    return weights[segment];
  }

  HappyTest.Asked asked(int one) {
    PayingClasses paying = accounts.paying();
    return new HappyTest.Asked(
        paying.cost()[one],
        paying.weight()[one],
        accounts.groups().get(paying.group()[one]).factor()[0]);
  }

  HappyTest.Asked askedSpeaker(int speaker) {
    return askedAccount(accounts.paying().speaking()[speaker]);
  }

  HappyTest.Asked askedAccount(int row) {
    return accounts.asked(row);
  }

  int segmentOfSpeaker(int speaker) {
    return division.segmentOf()[accounts.paying().speaking()[speaker]];
  }

  double arrOfSpeaker(int speaker) {
    return accounts.accounts().arr()[accounts.paying().speaking()[speaker]];
  }

  /** What everything is estimated by where nobody said anything. */
  static Cell unknown(ValueModel model) {
    return new Cell(
        new Posterior(model.prior().mean(), model.prior().sd(), 1), null, List.<EvidenceLine>of());
  }
}
