package io.beachhead.value.evidence;

import io.beachhead.statistics.PartlyKnown;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Account-level values of one feature as columns: one entry per account that has any, in the order
 * of the accounts. Several rows of one account are averaged, so that an account counts once.
 *
 * @param rows rows of the customer base, ascending
 * @param values currency per account and year, as many
 * @param variances sampling variance of each value where its rows gave one; null where no row of
 *     the column gave one
 */
public record AccountValues(int[] rows, double[] values, @Nullable PartlyKnown variances) {
  static final AccountValues NONE = new AccountValues(new int[0], new double[0], null);

  public int size() {
    return rows.length;
  }

  /** Collects rows as they come, in any order. */
  static final class Collector {
    private int[] rows = new int[16];
    private double[] values = new double[16];
    private @Nullable PartlyKnown variances;
    private int size;

    void add(int row, double value, OptionalDouble variance) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
        values = Arrays.copyOf(values, size * 2);
        if (variances != null) {
          variances = variances.resized(size * 2);
        }
      }
      if (variance.isPresent()) {
        if (variances == null) {
          variances = PartlyKnown.none(rows.length);
        }
        variances.set(size, variance.getAsDouble());
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
      int[] known = new int[variance.length];
      int distinct = 0;
      for (int i = 0; i < size; i++) {
        distinct += counts[rows[i]]++ == 0 ? 1 : 0;
        sums[rows[i]] += values[i];
        if (variances != null && variances.isKnown(i)) {
          variance[rows[i]] += variances.at(i);
          known[rows[i]]++;
        }
      }
      int[] ownRows = new int[distinct];
      double[] ownValues = new double[distinct];
      PartlyKnown ownVariances = variances == null ? null : PartlyKnown.none(distinct);
      int next = 0;
      for (int row = 0; row < accounts; row++) {
        if (counts[row] > 0) {
          ownRows[next] = row;
          ownValues[next] = sums[row] / counts[row];
          // Of an average it is known where that of every row is.
          if (ownVariances != null && known[row] == counts[row]) {
            ownVariances.set(next, variance[row] / counts[row] / counts[row]);
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
        all.add(column.rows[i], column.values[i], OptionalDouble.empty());
      }
    }
    return used <= 1 ? last : all.collect(accounts);
  }
}
