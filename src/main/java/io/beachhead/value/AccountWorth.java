package io.beachhead.value;

import io.beachhead.statistics.Interval;
import io.beachhead.value.features.Feature;
import io.beachhead.value.model.CostModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shipped features are worth to one account, beside what it pays and spends; in currency
 * per year.
 *
 * @param features those shipped, in their order
 * @param value P10, P50, P90 of their sum
 * @param own how many of the features the account said something on itself
 * @param size against the average account of its cell: 1 = as large; null = not known, so it is
 *     taken to be average
 * @param price null = it stands apart, as it pays nothing
 * @param cost price and effort; null without a price
 * @param threshold from which value on (strictly above) it is happy; under an observed curve, where
 *     half of such accounts are; null without a cost
 * @param happyChance how likely its value makes it happy; null without a cost
 */
public record AccountWorth(
    String currency,
    List<Part> features,
    Interval value,
    int own,
    @Nullable Double size,
    @Nullable Double price,
    double effort,
    @Nullable Double cost,
    @Nullable Double threshold,
    @Nullable Double happyChance) {

  /**
   * One feature.
   *
   * @param own whether the account itself said something; then its value is drawn towards that
   * @param said what it said; null where it did not
   * @param cell what its cell says of an account of its size
   * @param cellName of the segment in which the feature was asked for
   * @param pull how far its own statements draw it, 0 to 1
   */
  public record Part(
      String key,
      String name,
      double value,
      boolean own,
      @Nullable Double said,
      double cell,
      String cellName,
      double pull) {}

  public AccountWorth {
    features = List.copyOf(features);
  }

  static AccountWorth of(AccountGrid grid, int row) {
    var sum = new Sum(grid.model().correlation());
    var parts = new ArrayList<Part>();
    int own = 0;
    for (int feature = 0; feature < grid.features().size(); feature++) {
      if (grid.features().get(feature).shipped()) {
        Part part = sum.add(grid, feature, row);
        own += part.own() ? 1 : 0;
        parts.add(part);
      }
    }
    ValuedAccounts accounts = grid.accounts();
    CostModel costs = grid.model().cost();
    boolean priced = accounts.paying(row);
    double weight = grid.weight(row);
    HappyTest.Asked asked = grid.asked(row);
    var test = new HappyTest(grid.model());
    return new AccountWorth(
        accounts.currency(),
        parts,
        Interval.normal(sum.mean, Math.sqrt(sum.error + sum.within())),
        own,
        accounts.size().isKnown(row)
            ? (Double) grid.homes().getFirst().relativeSize(row, accounts.size())
            : null,
        priced ? (Double) (accounts.cost()[row] - costs.effortPerYear()) : null,
        costs.effortPerYear(),
        priced ? (Double) accounts.cost()[row] : null,
        priced ? (Double) (test.threshold(asked) * weight) : null,
        priced
            ? (Double) test.happy(sum.mean / weight, Math.sqrt(sum.within()) / weight, asked)
            : null);
  }

  private static final class Sum {
    private final double correlation;
    private double mean;
    private double error;
    private double spreads;
    private double squares;

    Sum(double correlation) {
      this.correlation = correlation;
    }

    Part add(AccountGrid grid, int feature, int row) {
      Home home = grid.home(feature);
      double size = home.relativeSize(row, grid.accounts().size());
      Cell cell = grid.cells(feature).cells()[home.cell(row)];
      double fromCell = cell.estimate().mean() * size;
      OwnStatements own = grid.own(feature);
      int place = own.place(row);
      double pull = place < 0 ? 0 : own.pull()[place];
      double value = place < 0 ? fromCell : fromCell + pull * (own.said()[place] - fromCell);
      double left = cell.spreadOrZero() * size * Math.sqrt(1 - pull);
      mean += value;
      error += Math.pow((1 - pull) * size * cell.estimate().sd(), 2);
      spreads += left;
      squares += left * left;
      Feature named = grid.features().get(feature);
      return new Part(
          named.key(),
          named.name(),
          value,
          place >= 0,
          place < 0 ? null : (Double) own.said()[place],
          fromCell,
          home.division().parts().get(home.cell(row)).name(),
          pull);
    }

    double within() {
      return Math.max(0, (1 - correlation) * squares + correlation * spreads * spreads);
    }
  }
}
