package io.beachhead.value;

import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.features.Feature;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.ValueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one segmentation that does not depend on the selection: fused cells and costs. A
 * what-if toggle only adds up what is here.
 */
final class ValueGrid {
  private final SegmentedAccounts accounts;
  private final EvidenceSnapshot evidence;
  private final ValueModel model;
  private final Cell[][] cells;
  private final List<SegmentCost> costs;
  private volatile @Nullable Effect today;

  /**
   * What the accounts of a segment pay on average.
   *
   * @param counted accounts with a price
   * @param price their mean; null where there is none
   */
  record SegmentCost(int counted, @Nullable Double price, double effort) {
    @Nullable Double cost() {
      return price == null ? null : (Double) (price + effort);
    }
  }

  private ValueGrid(SegmentedAccounts accounts, EvidenceSnapshot evidence, ValueModel model) {
    this.accounts = accounts;
    this.evidence = evidence;
    this.model = model;
    this.cells =
        Cells.fuse(evidence, accounts.segmentation(), accounts.keys(), accounts.segmentOf(), model);
    this.costs = costs(accounts, model.cost());
  }

  static ValueGrid of(SegmentedAccounts accounts, EvidenceSnapshot evidence, ValueModel model) {
    return new ValueGrid(accounts, evidence, model);
  }

  private static List<SegmentCost> costs(SegmentedAccounts accounts, CostModel model) {
    int segments = accounts.segments().size();
    double[] sums = new double[segments];
    int[] counts = new int[segments];
    for (int row = 0; row < accounts.arr().length; row++) {
      int segment = accounts.segmentOf()[row];
      OptionalDouble price = model.priceOf(accounts.arr()[row]);
      if (segment >= 0 && price.isPresent()) {
        sums[segment] += price.getAsDouble();
        counts[segment]++;
      }
    }
    var costs = new ArrayList<SegmentCost>();
    for (int segment = 0; segment < segments; segment++) {
      Double mean = counts[segment] == 0 ? null : (Double) (sums[segment] / counts[segment]);
      costs.add(new SegmentCost(counts[segment], mean, model.effortPerYear()));
    }
    return costs;
  }

  /** The effect of the shipped features alone, worked out once. */
  Effect today() {
    Effect known = today;
    if (known == null) {
      known = Effect.of(this, selection(List.of()));
      today = known;
    }
    return known;
  }

  /** Which features are on: the shipped ones and those named. */
  boolean[] selection(List<String> keys) {
    boolean[] on = new boolean[features().size()];
    for (int feature = 0; feature < on.length; feature++) {
      on[feature] = features().get(feature).shipped();
    }
    for (String key : keys) {
      Integer place = evidence.places().get(key);
      if (place == null) {
        throw new IllegalArgumentException("unknown feature " + key);
      }
      on[place] = true;
    }
    return on;
  }

  SegmentedAccounts accounts() {
    return accounts;
  }

  List<Feature> features() {
    return evidence.features();
  }

  boolean knows(String feature) {
    return evidence.places().containsKey(feature);
  }

  EvidenceSnapshot evidence() {
    return evidence;
  }

  ValueModel model() {
    return model;
  }

  Cell cell(int segment, int feature) {
    return cells[segment][feature];
  }

  SegmentCost cost(int segment) {
    return costs.get(segment);
  }
}
