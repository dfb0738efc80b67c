package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.asked.Breakdowns;
import io.beachhead.behaviour.trends.TrendAnswer;
import io.beachhead.behaviour.trends.TrendAnswer.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A trend as a file: a row an interval of each series and group. */
final class TrendRows {
  private TrendRows() {}

  static List<@Nullable Object[]> csv(TrendAnswer answer) {
    var rows = new ArrayList<@Nullable Object[]>();
    rows.add(
        new Object[] {
          "group", "event", "measure", "property", "start", "value", "complete", "previous"
        });
    rows(rows, "all", answer.series(), answer.ratio());
    List<TrendAnswer.Group> groups = answer.breakdown() == null ? List.of() : answer.breakdown();
    for (var group : groups) {
      rows(rows, Breakdowns.inCsv(group.value(), group.other()), group.series(), group.ratio());
    }
    return rows;
  }

  private static void rows(
      List<@Nullable Object[]> rows,
      @Nullable String group,
      List<Line> series,
      @Nullable Line ratio) {
    for (var line : series) {
      rows(rows, group, line, line.measure() == null ? "" : line.measure().name());
    }
    if (ratio != null) {
      rows(rows, group, ratio, "ratio");
    }
  }

  private static void rows(
      List<@Nullable Object[]> rows, @Nullable String group, Line line, String measure) {
    for (var point : line.data()) {
      rows.add(
          new @Nullable Object[] {
            group,
            line.event(),
            measure.toLowerCase(Locale.ROOT),
            line.property(),
            point.start(),
            point.value(),
            point.complete(),
            point.previous()
          });
    }
  }
}
