package io.beachhead.value;

import io.beachhead.value.evidence.AccountValues;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account's product is worth to it against what it costs it, in currency per year.
 *
 * @param row of the customer base
 * @param value of the shipped features: what the account said itself where it did, else what its
 *     cell says of an account of its size
 * @param own part of the value that the account said itself, 0 to 1
 * @param cost price and effort
 * @param size against the average of its cell: 1 = average
 */
public record AccountSurplus(int row, double value, double own, double cost, double size) {
  public double surplus() {
    return value - cost;
  }

  /** Every account with a price and a value. */
  static List<AccountSurplus> all(AccountGrid grid) {
    int accounts = grid.accounts().count();
    double[] values = new double[accounts];
    double[] own = new double[accounts];
    double[] whole = new double[accounts];
    for (int feature = 0; feature < grid.features().size(); feature++) {
      if (!grid.features().get(feature).shipped()) {
        continue;
      }
      AccountValues stated = grid.evidence().ownValues().get(feature);
      int next = 0;
      for (int row = 0; row < accounts; row++) {
        boolean isOwn = next < stated.size() && stated.rows()[next] == row;
        double value = isOwn ? stated.values()[next++] : grid.fromCell(feature, row);
        values[row] += value;
        whole[row] += Math.abs(value);
        own[row] += isOwn ? Math.abs(value) : 0;
      }
    }
    Home main = grid.homes().getFirst();
    var all = new ArrayList<AccountSurplus>();
    for (int row = 0; row < accounts; row++) {
      if (grid.accounts().paying(row) && whole[row] > 0) {
        all.add(
            new AccountSurplus(
                row,
                values[row],
                own[row] / whole[row],
                grid.accounts().cost()[row],
                main.relativeSize(row, grid.accounts().size())));
      }
    }
    return all;
  }
}
