package io.beachhead.value.evidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Account-level values of one feature as columns: one entry per account that has any, in the order
 * of the accounts. Several rows of one account are averaged, so that an account counts once.
 *
 * @param rows rows of the customer base, ascending
 * @param values currency per account and year, as many
 * @param variances sampling variance of each value where a row gave one, else NaN; null where no
 *     row of the column gave one
 */
public record AccountValues(int[] rows, double[] values, double @Nullable [] variances) {
  static final AccountValues NONE = new AccountValues(new int[0], new double[0], null);

  public int size() {
    return rows.length;
  }

  /** Collects rows as they come, in any order. */
  static final class Collector {
    private int[] rows = new int[16];
    private double[] values = new double[16];
    private double @Nullable [] variances;
    private int size;

    void add(int row, double value, double variance) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
        values = Arrays.copyOf(values, size * 2);
        if (variances != null) {
          variances = Arrays.copyOf(variances, size * 2);
        }
      }
      if (!Double.isNaN(variance) && variances == null) {
        variances = new double[rows.length];
        Arrays.fill(variances, 0, size, Double.NaN);
      }
      if (variances != null) {
        variances[size] = variance;
      }
      rows[size] = row;
      values[size] = value;
      size++;
    }

    /**
     * The column.
     *
     * @param accounts size of the customer base
     */
    AccountValues collect(int accounts) {
      double[] sums = new double[accounts];
      int[] counts = new int[accounts];
      double[] variance = variances == null ? new double[0] : new double[accounts];
      int distinct = 0;
      for (int i = 0; i < size; i++) {
        distinct += counts[rows[i]]++ == 0 ? 1 : 0;
        sums[rows[i]] += values[i];
        if (variances != null) {
          variance[rows[i]] += variances[i];
        }
      }
      int[] ownRows = new int[distinct];
      double[] ownValues = new double[distinct];
      double[] ownVariances = variances == null ? null : new double[distinct];
      int next = 0;
      for (int row = 0; row < accounts; row++) {
        if (counts[row] > 0) {
          ownRows[next] = row;
          ownValues[next] = sums[row] / counts[row];
          if (ownVariances != null) {
            ownVariances[next] = variance[row] / counts[row] / counts[row];
          }
          next++;
        }
      }
      return new AccountValues(ownRows, ownValues, ownVariances);
    }
  }

  /** The average over several columns of the same feature, account by account. */
  static AccountValues averaged(Iterable<AccountValues> columns, int accounts) {
    var all = new Collector();
    int used = 0;
    AccountValues last = NONE;
    for (AccountValues column : columns) {
      used++;
      last = column;
      for (int i = 0; i < column.size(); i++) {
        all.add(column.rows[i], column.values[i], Double.NaN);
      }
    }
    return used <= 1 ? last : all.collect(accounts);
  }
}
