package io.beachhead.value;

import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Paying accounts that a selection treats alike: of the same cells and with the same cost per unit
 * of size. Those that said something themselves are each their own.
 *
 * <p>With value growing with cost all accounts of a cell are one class. Where a group has more than
 * {@value #MOST} different costs per size, neighbours share a class and its average; that does not
 * depend on how accounts are divided, so totals agree to the last digit.
 *
 * @param group by class
 * @param cost per unit of weight, by class
 * @param weight average of the class
 * @param classOf by account; −1 = not paying, or one that speaks for itself
 * @param speaking rows of paying accounts with statements of their own, ascending
 * @param speaker by account, its place in {@code speaking}; −1 = none
 */
record PayingClasses(
    int[] group, double[] cost, double[] weight, int[] classOf, int[] speaking, int[] speaker) {

  private static final int MOST = 256;

  /** Costs per size closer than this are the same: they differ by rounding. */
  private static final double SAME = 1e-9;

  static PayingClasses of(AccountGrid grid) {
    int count = grid.accounts().count();
    boolean[] speaks = new boolean[count];
    for (int feature = 0; feature < grid.features().size(); feature++) {
      for (int row : grid.own(feature).rows()) {
        speaks[row] = true;
      }
    }
    List<List<Integer>> members = new ArrayList<>();
    grid.groups().forEach(_ -> members.add(new ArrayList<>()));
    int[] speaker = new int[count];
    int[] speaking = new int[count];
    int speakers = 0;
    for (int row = 0; row < count; row++) {
      speaker[row] = -1;
      if (grid.accounts().paying(row)) {
        if (speaks[row]) {
          speaker[row] = speakers;
          speaking[speakers++] = row;
        } else {
          members.get(grid.groupOf(row)).add(row);
        }
      }
    }
    Builder builder = new Builder(grid, count);
    for (int group = 0; group < members.size(); group++) {
      builder.add(group, members.get(group));
    }
    return new PayingClasses(
        builder.group.stream().mapToInt(Integer::intValue).toArray(),
        builder.cost.stream().mapToDouble(Double::doubleValue).toArray(),
        builder.weight.stream().mapToDouble(Double::doubleValue).toArray(),
        builder.classOf,
        Arrays.copyOf(speaking, speakers),
        speaker);
  }

  int size() {
    return group.length;
  }

  /** Whether the size itself matters, beside the cost per size. */
  private static boolean bySize(AccountGrid grid) {
    HappyRule rule = grid.model().happy();
    boolean absolute =
        rule.deciding() == null
            ? rule instanceof HappyRule.Margin
                || rule instanceof HappyRule.Observed seen
                    && seen.assumed() instanceof HappyRule.Margin
            : rule.deciding().on() == io.beachhead.value.model.HappyCurve.On.SURPLUS;
    return absolute && grid.model().scalesWith() instanceof Scaling.OfAttribute;
  }

  private static final class Builder {
    private final AccountGrid grid;
    private final boolean bySize;
    private final int[] classOf;
    private final List<Integer> group = new ArrayList<>();
    private final List<Double> cost = new ArrayList<>();
    private final List<Double> weight = new ArrayList<>();

    Builder(AccountGrid grid, int count) {
      this.grid = grid;
      this.bySize = bySize(grid);
      this.classOf = new int[count];
      Arrays.fill(classOf, -1);
    }

    private double costPerSize(int row) {
      return grid.accounts().cost()[row] / grid.weight(row);
    }

    void add(int of, List<Integer> rows) {
      rows.sort(
          Comparator.<Integer>comparingDouble(this::costPerSize)
              .thenComparingDouble(grid::weight)
              .thenComparing(Comparator.naturalOrder()));
      List<Integer> starts = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (i == 0 || differs(rows.get(starts.getLast()), rows.get(i))) {
          starts.add(i);
        }
      }
      int classes = Math.min(starts.size(), MOST);
      for (int one = 0; one < classes; one++) {
        int from = starts.get((int) ((long) one * starts.size() / classes));
        int next = (int) ((one + 1L) * starts.size() / classes);
        addClass(of, rows.subList(from, next == starts.size() ? rows.size() : starts.get(next)));
      }
    }

    private boolean differs(int row, int other) {
      double a = costPerSize(row);
      double b = costPerSize(other);
      return Math.abs(a - b) > SAME * Math.max(Math.abs(a), Math.abs(b))
          || bySize && Math.abs(grid.weight(row) - grid.weight(other)) > SAME * grid.weight(row);
    }

    private void addClass(int of, List<Integer> rows) {
      double costs = 0;
      double weights = 0;
      for (int row : rows) {
        costs += costPerSize(row);
        weights += grid.weight(row);
        classOf[row] = group.size();
      }
      group.add(of);
      cost.add(costs / rows.size());
      weight.add(weights / rows.size());
    }
  }
}
