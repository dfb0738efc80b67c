package io.beachhead.value;

import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Pooling;
import io.beachhead.value.model.ValueModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a small world for the arithmetic of the value map, without a database. */
final class Given {
  private final List<Feature> features = new ArrayList<>();
  private final List<Evidence> statements = new ArrayList<>();
  private final List<AccountRow> accountRows = new ArrayList<>();
  private final List<String> segments = new ArrayList<>();
  private final List<Double> arr = new ArrayList<>();
  private final List<Integer> segmentOf = new ArrayList<>();
  private ValueModel model = ValueModel.USUAL;

  private record AccountRow(
      String feature, EvidenceKind kind, int row, double value, double variance) {}

  static Given workspace() {
    return new Given();
  }

  /** Adds a segment with as many accounts, each paying that much; 0 = no revenue. */
  Given segment(String key, int accounts, double arrEach) {
    segments.add(key);
    for (int i = 0; i < accounts; i++) {
      arr.add(arrEach);
      segmentOf.add(segments.size() - 1);
    }
    return this;
  }

  Given shipped(String key) {
    return feature(key, FeatureState.SHIPPED, 1.0);
  }

  Given candidate(String key) {
    return feature(key, FeatureState.CANDIDATE, 5.0);
  }

  Given feature(String key, FeatureState state, @Nullable Double effort) {
    features.add(new Feature(key, key, state, effort, List.of(), List.of()));
    return this;
  }

  /** A survey with a standard error and a spread. */
  Given worth(String feature, String segment, double value, double se, double spread) {
    return says(
        Evidence.ofSegment(feature, "industry", segment, EvidenceKind.SURVEY, value)
            .with(spread, se, 40.0));
  }

  Given says(Evidence evidence) {
    statements.add(evidence);
    return this;
  }

  Given account(int row, String feature, EvidenceKind kind, double value) {
    accountRows.add(new AccountRow(feature, kind, row, value, Double.NaN));
    return this;
  }

  Given model(ValueModel model) {
    this.model = model;
    return this;
  }

  ValueGrid grid() {
    var collector = new EvidenceSnapshot.AccountCollector(features);
    accountRows.forEach(
        row -> collector.add(row.feature, row.kind, row.row, row.value, row.variance));
    int[] of = segmentOf.stream().mapToInt(Integer::intValue).toArray();
    double[] amounts = arr.stream().mapToDouble(Double::doubleValue).toArray();
    var parts = new ArrayList<SegmentedAccounts.Part>();
    for (int i = 0; i < segments.size(); i++) {
      int place = i;
      parts.add(
          new SegmentedAccounts.Part(
              segments.get(i),
              segments.get(i),
              i + 1,
              (int) Arrays.stream(of).filter(s -> s == place).count(),
              java.util.stream.IntStream.range(0, of.length)
                  .filter(row -> of[row] == place)
                  .mapToDouble(row -> amounts[row])
                  .sum()));
    }
    return ValueGrid.of(
        new SegmentedAccounts(
            LocalDate.of(2026, 11, 21), "USD", "industry", "Industry", parts, of, amounts),
        EvidenceSnapshot.of(of.length, features, statements, collector.collect(of.length)),
        model);
  }

  ValueMap map(String... on) {
    return ValueMapAnswer.of(grid(), new ValueMap.Selected(null, null, List.of(on)));
  }

  /** The usual model with other parts. */
  static ValueModel model(
      Distribution distribution, double correlation, HappyRule happy, CostModel cost) {
    return new ValueModel(
        distribution,
        correlation,
        happy,
        cost,
        ValueModel.USUAL.bias(),
        ValueModel.USUAL.prior(),
        Pooling.NONE);
  }

  /** A model in which evidence is taken at its word: no bias, and a prior that hardly weighs. */
  static ValueModel frank(Distribution distribution, HappyRule happy) {
    var none = new java.util.EnumMap<EvidenceKind, Double>(EvidenceKind.class);
    for (EvidenceKind kind : EvidenceKind.values()) {
      none.put(kind, 0.0);
    }
    return new ValueModel(
        distribution,
        0,
        happy,
        ValueModel.USUAL.cost(),
        none,
        new io.beachhead.statistics.Prior(0, 1e9),
        Pooling.NONE);
  }
}
