package io.beachhead.value.web;

import io.beachhead.statistics.Interval;
import io.beachhead.value.ValueMap;
import io.beachhead.web.Format;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The value map in two sentences made of its numbers, to copy. */
final class MapSummary {
  private MapSummary() {}

  static String of(ValueMap map) {
    return first(map) + " " + second(map);
  }

  private static String first(ValueMap map) {
    Interval happy = map.total().happyAccounts();
    String what = what(map);
    if (happy == null) {
      return "%s: how many customers are happy is not known.".formatted(what);
    }
    ValueMap.SegmentValue most = most(map);
    return "%s: %s of %s are modelled happy (%s, at 80%% certainty)%s."
        .formatted(
            what,
            Format.count(happy.mid()),
            Format.count(map.total().who().paying(), "paying customer"),
            Format.range(happy.low(), happy.high()),
            most == null ? "" : ", most of them in " + most.name());
  }

  private static String what(ValueMap map) {
    String scenario = map.selection().scenarioName();
    String day = " on " + Format.date(map.asOf());
    return scenario != null
        ? "Roadmap “%s”%s".formatted(scenario, day)
        : map.changed()
            ? "The product with %s%s"
                .formatted(Format.count(map.selection().features().size(), "more feature"), day)
            : "The product as it is" + day;
  }

  private static ValueMap.@Nullable SegmentValue most(ValueMap map) {
    return map.segments().stream()
        .filter(segment -> happy(segment) > 0)
        .max(Comparator.comparingDouble(MapSummary::happy))
        .orElse(null);
  }

  private static double happy(ValueMap.SegmentValue segment) {
    Interval happy = segment.happyAccounts();
    return happy == null ? 0 : happy.mid();
  }

  private static String second(ValueMap map) {
    if (!map.changed()) {
      return "Nothing is added to what is shipped.";
    }
    Double effort = map.total().effortWeeks();
    List<ValueMap.NotServed> left = map.notServed();
    return "It adds %s of value a year%s and %s."
        .formatted(
            Format.money(map.total().valueAdded(), map.currency()),
            effort == null ? "" : " for " + Format.personWeeks(effort),
            left.isEmpty()
                ? "leaves no segment out"
                : "does not serve "
                    + left.stream()
                        .map(ValueMap.NotServed::name)
                        .collect(Collectors.joining(", ")));
  }
}
