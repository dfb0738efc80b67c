package io.beachhead.roadmap.web;

import io.beachhead.roadmap.Comparison;
import io.beachhead.roadmap.Comparison.Column;
import io.beachhead.statistics.Interval;
import io.beachhead.value.HappyChange;
import io.beachhead.value.HappyCount;
import io.beachhead.web.Format;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scenarios side by side in two sentences made of their numbers, to copy. */
final class RoadmapSummary {
  private RoadmapSummary() {}

  /**
   * @param best key of the scenario that makes most customers happy within capacity; null for none
   * @return null where there is nothing to compare
   */
  static @Nullable String of(Comparison comparison, @Nullable String best) {
    List<Column> columns = comparison.scenarios();
    if (columns.isEmpty()) {
      return null;
    }
    String first = columns.stream().map(RoadmapSummary::outcome).collect(Collectors.joining("; "));
    return "On %s: %s. %s"
        .formatted(Format.date(comparison.asOf()), first, second(comparison, columns, best));
  }

  private static String outcome(Column column) {
    Interval happy = column.happyAccounts();
    String named = "“%s”".formatted(column.name());
    if (happy == null) {
      return "how many customers %s makes happy is not known".formatted(named);
    }
    HappyChange change = HappyChange.to(happy, column.happy().change());
    return "%s leads to %s (%s, at 80%% certainty%s)"
        .formatted(
            named,
            Format.count(HappyCount.of(happy), "happy customer"),
            Format.range(happy.low(), happy.high()),
            change == null ? "" : "; " + change.versusToday());
  }

  private static String second(Comparison comparison, List<Column> columns, @Nullable String best) {
    Column named =
        columns.stream()
            .filter(column -> columns.size() == 1 || column.key().equals(best))
            .findFirst()
            .orElse(null);
    if (named == null) {
      return "None of them is known to fit the capacity and to make most customers happy.";
    }
    Double weeks = named.effort().effortWeeks();
    List<Comparison.NotServed> left = named.left().notServed();
    return "%s adds %s of value a year%s and %s."
        .formatted(
            columns.size() == 1
                ? "It"
                : "“%s” makes most customers happy within the capacity: it".formatted(named.name()),
            Format.money(named.value().valueAdded(), comparison.currency()),
            weeks == null ? "" : " for %s person-weeks".formatted(Format.number(weeks, 1)),
            left.isEmpty()
                ? "leaves no segment out"
                : "does not serve "
                    + left.stream()
                        .map(Comparison.NotServed::name)
                        .collect(Collectors.joining(", ")));
  }
}
