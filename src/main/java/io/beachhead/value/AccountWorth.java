package io.beachhead.value;

import io.beachhead.statistics.Interval;
import io.beachhead.value.evidence.AccountValues;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.features.Feature;
import io.beachhead.value.model.ValueModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the shipped features are worth to one account, beside what it pays and spends; in currency
 * per year.
 *
 * @param segment key of the account's segment
 * @param features those worth something or with evidence, in their order
 * @param value P10, P50, P90 of their sum
 * @param own how many of the features show the account's own evidence
 * @param price null = the account has none
 * @param cost price and effort; null without a price
 * @param threshold from which value on (strictly above) it is happy; null without a cost
 */
public record AccountWorth(
    String currency,
    @Nullable String segment,
    List<Part> features,
    Interval value,
    int own,
    @Nullable Double price,
    double effort,
    @Nullable Double cost,
    @Nullable Double threshold) {

  /**
   * One feature.
   *
   * @param own whether the account itself gave evidence; else it is the segment's average
   */
  public record Part(String key, String name, double value, boolean own) {}

  public AccountWorth {
    features = List.copyOf(features);
  }

  static AccountWorth of(ValueGrid grid, int row) {
    int segment = grid.accounts().segmentOf()[row];
    ValueModel model = grid.model();
    var parts = new ArrayList<Part>();
    double sum = 0;
    double variance = 0;
    double spreads = 0;
    double squares = 0;
    int own = 0;
    for (int feature = 0; feature < grid.features().size(); feature++) {
      if (!grid.features().get(feature).shipped()) {
        continue;
      }
      OptionalDouble stated = find(grid.evidence().ownValues().get(feature), row);
      double value;
      if (stated.isPresent()) {
        value = stated.getAsDouble();
        variance += biasVariance(grid.evidence().accountEvidence().get(feature), row, model);
        own++;
      } else if (segment >= 0) {
        Cell cell = grid.cell(segment, feature);
        value = cell.estimate().mean();
        variance += cell.estimate().sd() * cell.estimate().sd();
        Double spread = cell.spread();
        spreads += spread == null ? 0 : spread;
        squares += spread == null ? 0 : spread * spread;
      } else {
        continue;
      }
      sum += value;
      Feature named = grid.features().get(feature);
      parts.add(new Part(named.key(), named.name(), value, stated.isPresent()));
    }
    double correlation = model.correlation();
    variance += Math.max(0, (1 - correlation) * squares + correlation * spreads * spreads);
    double arr = grid.accounts().arr()[row];
    Double price = boxed(model.cost().priceOf(arr));
    Double cost = boxed(model.cost().of(arr));
    return new AccountWorth(
        grid.accounts().currency(),
        segment < 0 ? null : grid.accounts().segments().get(segment).key(),
        parts,
        Interval.normal(sum, Math.sqrt(variance)),
        own,
        price,
        model.cost().effortPerYear(),
        cost,
        cost == null ? null : (Double) model.happy().threshold(cost));
  }

  /** Every account with a price and a value. */
  static List<AccountSurplus> surpluses(ValueGrid grid) {
    int accounts = grid.accounts().arr().length;
    double[] values = new double[accounts];
    double[] own = new double[accounts];
    double[] size = new double[accounts];
    for (int feature = 0; feature < grid.features().size(); feature++) {
      if (!grid.features().get(feature).shipped()) {
        continue;
      }
      AccountValues stated = grid.evidence().ownValues().get(feature);
      int next = 0;
      for (int row = 0; row < accounts; row++) {
        boolean isOwn = next < stated.size() && stated.rows()[next] == row;
        int segment = grid.accounts().segmentOf()[row];
        if (!isOwn && segment < 0) {
          continue;
        }
        double value =
            isOwn ? stated.values()[next++] : grid.cell(segment, feature).estimate().mean();
        values[row] += value;
        size[row] += Math.abs(value);
        own[row] += isOwn ? Math.abs(value) : 0;
      }
    }
    var all = new ArrayList<AccountSurplus>();
    for (int row = 0; row < accounts; row++) {
      OptionalDouble cost = grid.model().cost().of(grid.accounts().arr()[row]);
      if (cost.isPresent() && size[row] > 0) {
        all.add(new AccountSurplus(row, values[row], own[row] / size[row], cost.getAsDouble()));
      }
    }
    return all;
  }

  private static OptionalDouble find(AccountValues column, int row) {
    int place = Arrays.binarySearch(column.rows(), row);
    return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(column.values()[place]);
  }

  /** An account's own value may be off as far as the kinds it rests on. */
  private static double biasVariance(
      Map<EvidenceKind, AccountValues> kinds, int row, ValueModel model) {
    double sum = 0;
    int count = 0;
    for (Map.Entry<EvidenceKind, AccountValues> each : kinds.entrySet()) {
      if (Arrays.binarySearch(each.getValue().rows(), row) >= 0) {
        sum += model.biasVariance(each.getKey());
        count++;
      }
    }
    // The average of several kinds: their biases are independent.
    return count == 0 ? 0 : sum / count / count;
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
