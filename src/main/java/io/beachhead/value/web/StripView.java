package io.beachhead.value.web;

import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyChange;
import io.beachhead.value.HappyCount;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMetric;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.web.ValueMapPage.Concentration;
import io.beachhead.value.web.ValueMapPage.Effort;
import io.beachhead.value.web.ValueMapPage.HappyTotal;
import io.beachhead.value.web.ValueMapPage.Noted;
import io.beachhead.value.web.ValueMapPage.Strip;
import io.beachhead.value.web.ValueMapPage.Why;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Gauge;
import org.jspecify.annotations.Nullable;

/** The strip of totals. */
final class StripView {
  private StripView() {}

  static Strip of(
      ValueMap map, MapAddress address, @Nullable Double capacity, HappinessAnswer seen) {
    Interval happy = map.total().happyAccounts();
    long now = PanelViews.roundedHappy(map);
    Interval today = map.today().happyAccounts();
    HappyChange change = map.changed() ? HappyChange.of(today, happy) : null;
    Double concentration = map.total().concentration();
    Double effort = map.total().effortWeeks();
    boolean over = capacity != null && effort != null && effort > capacity;
    return new Strip(
        new HappyTotal(
            change == null || change.none() ? null : Format.count(HappyCount.of(today)),
            happy == null ? null : why(ValueMetric.HAPPY_CUSTOMERS, Format.count(now), address),
            change == null ? null : change.text(),
            change != null && change.better(),
            happy == null
                ? "No account has a price yet to compare its value with."
                : "%s at 80%% certainty · of %s"
                    .formatted(
                        Format.range(happy.low(), happy.high()),
                        Format.count(map.total().who().paying(), "paying account")),
            PanelViews.observed(seen.total(), address)),
        new Noted(
            why(
                ValueMetric.VALUE_ADDED,
                Format.money(map.total().valueAdded(), map.currency()),
                address),
            addedNote(map)),
        new Noted(happyArr(map, address), arrNote(map)),
        new Effort(
            why(
                ValueMetric.EFFORT,
                effort == null ? "not known" : Format.number(effort, 1),
                address),
            effort == null ? "" : "person-weeks",
            effortNote(map, capacity, effort),
            over),
        new Concentration(
            concentration == null
                ? null
                : why(ValueMetric.CONCENTRATION, Format.number(concentration, 2), address),
            concentration == null ? null : Gauge.concentration(concentration).draw()),
        spoken(map, now));
  }

  static Why why(ValueMetric metric, String number, MapAddress address, String... more) {
    var id = new StringBuilder("why-" + metric.key());
    for (int i = 1; i < more.length; i += 2) {
      id.append('-').append(more[i]);
    }
    return new Why(id.toString(), number, address.href("/why/" + metric.key(), more));
  }

  private static String addedNote(ValueMap map) {
    if (!map.changed()) {
      return "Switch a feature on to see what it adds.";
    }
    double total = map.total().valueAdded();
    ValueMap.SegmentValue most = null;
    double largest = 0;
    for (ValueMap.SegmentValue segment : map.segments()) {
      double added = PanelViews.added(segment) * segment.accounts();
      if (added > largest) {
        largest = added;
        most = segment;
      }
    }
    return most == null || total <= 0
        ? "No segment gains."
        : "%s of it to %s".formatted(Format.share(Math.min(1, largest / total)), most.name());
  }

  private static @Nullable Why happyArr(ValueMap map, MapAddress address) {
    Money arr = map.total().happyArr();
    return arr == null
        ? null
        : why(
            ValueMetric.ARR_OF_HAPPY_CUSTOMERS,
            Format.money(arr.amount(), map.currency()),
            address);
  }

  private static String arrNote(ValueMap map) {
    Money happy = map.total().happyArr();
    Money today = map.today().happyArr();
    double all = map.total().arr().amount().doubleValue();
    if (happy == null || today == null || all <= 0) {
      return "No revenue is known.";
    }
    return "%s of %s%s"
        .formatted(
            Format.share(Math.clamp(happy.amount().doubleValue() / all, 0.0, 1.0)),
            Format.money(all, map.currency()),
            map.changed() ? " · now " + Format.money(today.amount(), map.currency()) : "");
  }

  private static String effortNote(
      ValueMap map, @Nullable Double capacity, @Nullable Double effort) {
    int unknown = map.total().effortUnknown().size();
    if (unknown > 0) {
      return Format.count(unknown, "feature") + " of unknown effort";
    }
    if (capacity == null || effort == null) {
      return map.changed() ? "capacity not known" : "nothing selected";
    }
    return effort > capacity
        ? "%s over the %s of a quarter"
            .formatted(Format.number(effort - capacity, 1), Format.number(capacity, 1))
        : "of %s a quarter".formatted(Format.number(capacity, 1));
  }

  /** What a screen reader hears after a toggle. */
  private static String spoken(ValueMap map, long now) {
    return map.total().happyAccounts() == null
        ? "There is not enough data to count happy customers yet."
        : "%d happy customers, %s value added."
            .formatted(now, Format.money(map.total().valueAdded(), map.currency()));
  }
}
