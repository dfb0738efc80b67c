package io.beachhead.value;

import io.beachhead.statistics.PartlyKnown;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Builds a small world for the arithmetic of the value map, without a database. */
final class Given {
  private final List<Feature> features = new ArrayList<>();
  private final List<Evidence> statements = new ArrayList<>();
  private final List<AccountRow> accountRows = new ArrayList<>();
  private final List<String> segments = new ArrayList<>();
  private final List<Double> arr = new ArrayList<>();
  private final List<Integer> segmentOf = new ArrayList<>();
  private final Map<String, int[]> divisions = new LinkedHashMap<>();
  private final Map<Integer, ValuedAccounts.State> states = new HashMap<>();
  private double @Nullable [] sizes;
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
    features.add(new Feature(key, key, state, effort, List.of(), List.of(), ""));
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

  /** Lets an account pay something else than its segment. */
  Given pays(int row, double amount) {
    arr.set(row, amount);
    return this;
  }

  /** Divides the same accounts another way; parts are named {@code p0}, {@code p1} … */
  Given divided(String key, int[] partOf) {
    divisions.put(key, partOf);
    return this;
  }

  /** The attribute the model scales with; NaN = not known. */
  Given sizes(double... each) {
    sizes = each;
    return this;
  }

  Given state(int row, ValuedAccounts.State state) {
    states.put(row, state);
    return this;
  }

  Given account(int row, String feature, EvidenceKind kind, double value, double se) {
    accountRows.add(new AccountRow(feature, kind, row, value, se * se));
    return this;
  }

  int accounts() {
    return arr.size();
  }

  private static @Nullable PartlyKnown known(double @Nullable [] numbers) {
    return numbers == null ? null : PartlyKnown.of(numbers, each -> !Double.isNaN(each));
  }

  AccountGrid accountGrid() {
    var collector = new EvidenceSnapshot.AccountCollector(features);
    accountRows.forEach(row ->
        collector.add(
            row.feature,
            row.kind,
            row.row,
            row.value,
            Double.isNaN(row.variance) ? OptionalDouble.empty() : OptionalDouble.of(row.variance)));
    double[] amounts = arr.stream().mapToDouble(Double::doubleValue).toArray();
    var state = new ValuedAccounts.State[amounts.length];
    for (int row = 0; row < state.length; row++) {
      boolean fixed = model.cost().price() == CostModel.Price.FIXED;
      state[row] =
          states.getOrDefault(
              row,
              fixed || amounts[row] > 0 ? ValuedAccounts.State.PAYING : ValuedAccounts.State.FREE);
    }
    var all = new ArrayList<Division>();
    all.add(division("industry"));
    divisions.keySet().forEach(key -> all.add(division(key)));
    return AccountGrid.of(
        ValuedAccounts.of(LocalDate.of(2026, 11, 21), "USD", amounts, state, model, known(sizes)),
        EvidenceSnapshot.of(
            amounts.length, features, statements, collector.collect(amounts.length)),
        model,
        all);
  }

  private Division division(String key) {
    int[] of = divisions.get(key);
    boolean home = of == null;
    if (of == null) {
      of = segmentOf.stream().mapToInt(Integer::intValue).toArray();
    }
    int[] partOf = of;
    int count = home ? segments.size() : Arrays.stream(of).max().orElse(0) + 1;
    var parts = new ArrayList<Division.Part>();
    for (int i = 0; i < count; i++) {
      int place = i;
      String name = home ? segments.get(i) : "p" + i;
      parts.add(
          new Division.Part(
              name,
              name,
              i + 1,
              (int) Arrays.stream(of).filter(s -> s == place).count(),
              java.util.stream.IntStream.range(0, of.length)
                  .filter(row -> partOf[row] == place)
                  .mapToDouble(arr::get)
                  .sum()));
    }
    return new Division(key, home ? "Industry" : key, parts, of);
  }

  ValueGrid grid() {
    return grid("industry");
  }

  ValueGrid grid(String division) {
    return new ValueGrid(accountGrid(), division(division));
  }

  ValueMap mapBy(String division, String... on) {
    return ValueMapAnswer.of(grid(division), new ValueMap.Selected(null, null, List.of(on)));
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
        Pooling.NONE,
        ValueModel.USUAL.scalesWith(),
        1);
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
        Pooling.NONE,
        ValueModel.USUAL.scalesWith(),
        1);
  }
}
