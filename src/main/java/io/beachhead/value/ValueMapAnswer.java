package io.beachhead.value;

import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.value.ValueMap.FeatureValue;
import io.beachhead.value.ValueMap.NotServed;
import io.beachhead.value.ValueMap.SegmentToday;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.ValueMap.Selected;
import io.beachhead.value.ValueMap.Today;
import io.beachhead.value.ValueMap.Total;
import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.features.Feature;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.ValueModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the answer together from the grid, the selection's effect and today's. */
final class ValueMapAnswer {
  private final ValueGrid grid;
  private final Selected selected;
  private final boolean[] on;
  private final Effect then;
  private final Effect today;
  private final List<Feature> added;

  private ValueMapAnswer(ValueGrid grid, Selected selected) {
    this.grid = grid;
    this.selected = selected;
    this.on = grid.accounts().selection(selected.features());
    this.today = grid.today();
    this.then = selected.features().isEmpty() ? today : Effect.of(grid, on);
    this.added =
        grid.features().stream().filter(f -> selected.features().contains(f.key())).toList();
  }

  static ValueMap of(ValueGrid grid, Selected selected) {
    return new ValueMapAnswer(grid, selected).answer();
  }

  /** A workspace that is not divided yet has no cells to show. */
  static ValueMap withoutSegments(
      LocalDate asOf,
      String currency,
      ValueModel model,
      Selected selected,
      EvidenceSnapshot evidence) {
    var why = new NotEnoughData(0, 1, "Customers are not segmented yet.");
    var nothing =
        new Total(
            evidence.accounts(),
            new CountedAccounts(0, 0, 0, 0),
            Money.of(0, currency),
            null,
            null,
            0,
            0.0,
            List.of(),
            null,
            why);
    return new ValueMap(
        new ValueMap.Scope(asOf, currency, null, null),
        selected,
        model.happy(),
        model.distribution(),
        List.of(),
        nothing,
        new Today(null, null, List.of()),
        List.of(),
        List.of(),
        "Segment your customers first: a feature's value differs between segments.",
        method(model));
  }

  private ValueMap answer() {
    ValuedAccounts accounts = grid.accounts().accounts();
    var segments = new ArrayList<SegmentValue>();
    for (int segment = 0; segment < grid.division().size(); segment++) {
      segments.add(segment(segment));
    }
    return new ValueMap(
        new ValueMap.Scope(
            accounts.asOf(), accounts.currency(), grid.division().key(), grid.division().name()),
        selected,
        grid.model().happy(),
        grid.model().distribution(),
        segments,
        total(),
        todaysFigures(),
        notServed(),
        notes(),
        grid.features().isEmpty()
            ? "Add the features your product has and the ones you are considering; the map shows"
                + " their value."
            : null,
        method(grid.model()));
  }

  private SegmentValue segment(int place) {
    Division.Part part = grid.division().parts().get(place);
    Effect.SegmentEffect effect = then.segments().get(place);
    ValueGrid.SegmentCost cost = grid.cost(place);
    Double paid = cost.cost();
    return new SegmentValue(
        part.key(),
        part.name(),
        part.colour(),
        part.accounts(),
        grid.who()[place],
        money(part.arr()),
        new ValueMap.Worth(
            effect.value(),
            effect.sd(),
            effect.spread(),
            effect.spreadUnknown() == 0
                ? null
                : new ValueMap.SpreadGap(effect.spreadUnknown(), effect.selected())),
        new ValueMap.Costs(
            cost.price(),
            cost.effort(),
            paid,
            paid == null ? null : (Double) grid.model().happy().threshold(paid),
            turning(paid)),
        new ValueMap.Outcome(
            effect.buyShare(),
            effect.happyShare(),
            effect.happyAccounts(),
            effect.happyArr() == null ? null : money(effect.happyArr()),
            effect.notEnoughData()),
        new ValueMap.Spreading(
            effect.distribution().used(),
            effect.distribution().counted(),
            effect.distribution().histogram()),
        features(place));
  }

  private ValueMap.@Nullable Turning turning(@Nullable Double cost) {
    HappyCurve curve = grid.model().happy().deciding();
    return curve == null || cost == null
        ? null
        : new ValueMap.Turning(curve.valueAt(0.25, cost), curve.valueAt(0.75, cost));
  }

  private List<FeatureValue> features(int segment) {
    var values = new ArrayList<FeatureValue>();
    for (int place = 0; place < grid.features().size(); place++) {
      Feature feature = grid.features().get(place);
      Cell cell = grid.cell(segment, place);
      Division from = grid.borrowedFrom(place);
      Interval interval = cell.estimate().interval();
      values.add(
          new FeatureValue(
              feature.key(),
              feature.name(),
              feature.state(),
              on[place],
              cell.estimate().mean(),
              interval.low(),
              interval.high(),
              cell.estimate().sd(),
              cell.estimate().priorWeight(),
              cell.spread(),
              from == null ? null : from.key(),
              cell.evidence()));
    }
    return values;
  }

  private Total total() {
    int accounts = 0;
    double arr = 0;
    for (Division.Part part : grid.division().parts()) {
      accounts += part.accounts();
      arr += part.arr();
    }
    List<Double> bySegment = valueAddedBySegment();
    List<Feature> unknown = added.stream().filter(f -> f.effortWeeks() == null).toList();
    Double happyArr = then.happyArr();
    return new Total(
        accounts,
        together(),
        money(arr),
        then.happyAccounts(),
        happyArr == null ? null : money(happyArr),
        bySegment.stream().mapToDouble(Double::doubleValue).sum(),
        effort(unknown.size()),
        unknown.stream().map(Feature::key).toList(),
        concentration(bySegment),
        then.happyAccounts() == null
            ? new NotEnoughData(
                0,
                1,
                selectedCount() == 0
                    ? "No feature is shipped or switched on, so there is no value yet."
                    : "No segment has an account with a price to compare its value with.")
            : null);
  }

  private int selectedCount() {
    int count = 0;
    for (boolean each : on) {
      count += each ? 1 : 0;
    }
    return count;
  }

  private CountedAccounts together() {
    int paying = 0;
    int prospects = 0;
    int free = 0;
    int churned = 0;
    for (CountedAccounts each : grid.who()) {
      paying += each.paying();
      prospects += each.prospects();
      free += each.free();
      churned += each.churned();
    }
    return new CountedAccounts(paying, prospects, free, churned);
  }

  private @Nullable Double effort(int unknown) {
    if (!added.isEmpty() && unknown == added.size()) {
      return null;
    }
    double weeks = 0;
    for (Feature feature : added) {
      Double known = feature.effortWeeks();
      weeks += known == null ? 0 : known;
    }
    return weeks;
  }

  private List<Double> valueAddedBySegment() {
    var bySegment = new ArrayList<Double>();
    for (int segment = 0; segment < grid.division().size(); segment++) {
      double perAccount = 0;
      for (int place = 0; place < on.length; place++) {
        if (on[place] && !grid.features().get(place).shipped()) {
          perAccount += grid.cell(segment, place).estimate().mean();
        }
      }
      bySegment.add(grid.division().parts().get(segment).accounts() * perAccount);
    }
    return bySegment;
  }

  /**
   * The Herfindahl index of the segments' shares of value added, scaled so that an even spread is 0
   * and one segment alone is 1. A segment that loses value gets none of it.
   */
  private @Nullable Double concentration(List<Double> bySegment) {
    long parts = grid.division().parts().stream().filter(p -> p.accounts() > 0).count();
    double sum = bySegment.stream().mapToDouble(v -> Math.max(0, v)).sum();
    if (selected.features().isEmpty() || sum <= 0 || parts < 2) {
      return null;
    }
    double index = bySegment.stream().mapToDouble(v -> Math.pow(Math.max(0, v) / sum, 2)).sum();
    double even = 1.0 / parts;
    return Math.clamp((index - even) / (1 - even), 0.0, 1.0);
  }

  private Today todaysFigures() {
    var segments = new ArrayList<SegmentToday>();
    for (int place = 0; place < grid.division().size(); place++) {
      Effect.SegmentEffect effect = today.segments().get(place);
      segments.add(
          new SegmentToday(
              grid.division().parts().get(place).key(),
              effect.value(),
              effect.spread(),
              effect.buyShare(),
              effect.happyShare(),
              effect.happyAccounts(),
              effect.distribution().used(),
              effect.distribution().histogram()));
    }
    Double happyArr = today.happyArr();
    return new Today(today.happyAccounts(), happyArr == null ? null : money(happyArr), segments);
  }

  private List<NotServed> notServed() {
    if (valueAddedBySegment().stream().noneMatch(value -> value > 0)) {
      return List.of();
    }
    var notServed = new ArrayList<NotServed>();
    for (int place = 0; place < grid.division().size(); place++) {
      Division.Part part = grid.division().parts().get(place);
      Interval before = today.segments().get(place).happyShare();
      Interval after = then.segments().get(place).happyShare();
      if (part.accounts() > 0 && before != null && after != null) {
        double change = after.mid() - before.mid();
        if (change < ValueMap.SERVED_FROM) {
          notServed.add(
              new NotServed(
                  part.key(),
                  part.name(),
                  part.colour(),
                  part.accounts(),
                  money(part.arr()),
                  after,
                  change));
        }
      }
    }
    return notServed;
  }

  private List<String> notes() {
    var notes = new ArrayList<String>(ValueNotes.of(grid));
    for (int place = 0; place < grid.division().size(); place++) {
      Division.Part part = grid.division().parts().get(place);
      Effect.SegmentEffect effect = then.segments().get(place);
      Effect.Shape shape = effect.distribution();
      if (grid.model().distribution() == Distribution.EMPIRICAL
          && shape.counted() == null
          && grid.who()[place].paying() > 0) {
        notes.add(
            "%s: %d of %d accounts have values of their own and a price; below %d in a cell the normal distribution is used."
                .formatted(part.name(), shape.own(), part.accounts(), CountedValues.FROM));
      }
      if (effect.spreadUnknown() > 0 && shape.counted() == null) {
        notes.add(
            "%s: %d of %d features have no known spread between accounts; the curve is narrower than the truth."
                .formatted(part.name(), effect.spreadUnknown(), effect.selected()));
      }
    }
    return notes;
  }

  private Money money(double amount) {
    return Money.of(amount, grid.accounts().accounts().currency());
  }

  private static ValueMap.Method method(ValueModel model) {
    return new ValueMap.Method(
        "evidence-fusion", model.pooling().key(), SelectedValues.DRAWS, SelectedValues.SEED);
  }
}
