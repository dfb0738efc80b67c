package io.beachhead.statistics.grouping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * <b>Question:</b> how far do two divisions of the same things agree, whatever their groups are
 * called?
 *
 * <p><b>Estimator:</b> mutual information adjusted for chance, normalised by the mean of the two
 * entropies: 1 for equal divisions, 0 on average for divisions by chance, below 0 worse than that.
 *
 * <p><b>Inputs:</b> a group for each thing in each division, of equal length. A negative number
 * means "in no group" and leaves the thing out.
 *
 * <p><b>Undefined when:</b> nothing is left (0). Two divisions that both do not divide agree (1).
 *
 * <p><b>Source:</b> Vinh, Epps and Bailey (2010), J. Machine Learning Research 11.
 *
 * <p><b>Checked against:</b> the worked pair of scikit-learn's tests (.27821).
 */
public final class MutualAgreement {
  private final int[][] counts;
  private final int[] rows;
  private final int[] columns;
  private final int total;

  private MutualAgreement(int[] one, int[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException("the divisions are of different things");
    }
    var rowOf = new HashMap<Integer, Integer>();
    var columnOf = new HashMap<Integer, Integer>();
    for (int i = 0; i < one.length; i++) {
      if (one[i] >= 0 && other[i] >= 0) {
        number(rowOf, one[i]);
        number(columnOf, other[i]);
      }
    }
    counts = new int[rowOf.size()][columnOf.size()];
    rows = new int[rowOf.size()];
    columns = new int[columnOf.size()];
    int n = 0;
    for (int i = 0; i < one.length; i++) {
      if (one[i] >= 0 && other[i] >= 0) {
        int row = number(rowOf, one[i]);
        int column = number(columnOf, other[i]);
        counts[row][column]++;
        rows[row]++;
        columns[column]++;
        n++;
      }
    }
    total = n;
  }

  private static int number(Map<Integer, Integer> numbers, int group) {
    int next = numbers.size();
    return numbers.computeIfAbsent(group, g -> next);
  }

  /** Adjusted mutual information, at most 1. */
  public static double of(int[] one, int[] other) {
    return new MutualAgreement(one, other).adjusted();
  }

  private double adjusted() {
    if (total == 0) {
      return 0;
    }
    if (rows.length == columns.length && (rows.length == 1 || rows.length == total)) {
      return 1;
    }
    double information = 0;
    double byChance = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < columns.length; c++) {
        information += term(counts[r][c], rows[r], columns[c]);
        byChance += expected(rows[r], columns[c]);
      }
    }
    double most = (entropy(rows) + entropy(columns)) / 2;
    return most == byChance ? 1 : (information - byChance) / (most - byChance);
  }

  private double term(double count, double row, double column) {
    return count == 0 ? 0 : count / total * Math.log(total * count / (row * column));
  }

  private double entropy(int[] sizes) {
    return -Arrays.stream(sizes)
        .mapToDouble(n -> n / (double) total * Math.log(n / (double) total))
        .sum();
  }

  /** The mean of one term where the groups keep their sizes and are filled by chance. */
  private double expected(int row, int column) {
    double sum = 0;
    int least = Math.max(1, row + column - total);
    for (int count = least; count <= Math.min(row, column); count++) {
      double chance =
          Math.exp(
              logChoose(row, count)
                  + logChoose(total - row, column - count)
                  - logChoose(total, column));
      sum += chance * term(count, row, column);
    }
    return sum;
  }

  private static double logChoose(int n, int k) {
    return LogGamma.value(n + 1.0) - LogGamma.value(k + 1.0) - LogGamma.value(n - k + 1.0);
  }
}
