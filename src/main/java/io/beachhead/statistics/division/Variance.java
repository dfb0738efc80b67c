package io.beachhead.statistics.division;

import io.beachhead.statistics.PartlyKnown;
import java.util.Optional;

/**
 * <b>Question:</b> which share of the variance of an amount lies between the groups?
 *
 * <p><b>Estimator:</b> η² = SS between / SS total, which only grows with the number of groups, and
 * ω² = (SS between − (k − 1) MS within) / (SS total + MS within), which does not.
 *
 * <p><b>Undefined when:</b> fewer than two groups hold rows, no more rows than groups, or no
 * variance.
 *
 * <p><b>Source:</b> Fisher (1925); Hays (1963) for ω².
 *
 * @param eta2 0 to 1
 * @param omega2 at most 1; below 0 where the groups differ less than by chance
 * @param rows of which the amount is known
 */
public record Variance(double eta2, double omega2, int rows) {
  /**
   * @param group of each amount, from 0
   * @param groups how many there are
   */
  public static Optional<Variance> between(PartlyKnown amount, int[] group, int groups) {
    var n = new int[groups];
    var sum = new double[groups];
    int rows = 0;
    double all = 0;
    for (int i = 0; i < amount.count(); i++) {
      if (amount.isKnown(i)) {
        n[group[i]]++;
        sum[group[i]] += amount.at(i);
        all += amount.at(i);
        rows++;
      }
    }
    double total = 0;
    double within = 0;
    for (int i = 0; i < amount.count(); i++) {
      if (amount.isKnown(i)) {
        double off = amount.at(i) - all / rows;
        double inGroup = amount.at(i) - sum[group[i]] / n[group[i]];
        total += off * off;
        within += inGroup * inGroup;
      }
    }
    int k = 0;
    for (int each : n) {
      k += each > 0 ? 1 : 0;
    }
    if (k < 2 || rows <= k || !(total > 0)) {
      return Optional.empty();
    }
    double between = total - within;
    double spread = within / (rows - k);
    return Optional.of(
        new Variance(between / total, (between - (k - 1) * spread) / (total + spread), rows));
  }
}
