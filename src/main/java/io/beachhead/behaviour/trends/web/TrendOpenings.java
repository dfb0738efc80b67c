package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.trends.TrendAnswer;
import io.beachhead.behaviour.trends.TrendAnswer.Line;
import io.beachhead.behaviour.web.Opens;
import io.beachhead.behaviour.web.UsagePage.Cell;
import io.beachhead.behaviour.web.Words;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Addresses of the lists behind the numbers of a trend; a ratio is of two lists and has none. */
final class TrendOpenings {
  private TrendOpenings() {}

  /** Of the whole period; null of a ratio. */
  static @Nullable String whole(Opens opens, Line line, int series) {
    return line.measure() == null
        ? null
        : opens.list(TrendText.name(line), Opens.of().put("series", series));
  }

  /** Of a group in the whole period. */
  static Cell whole(Opens opens, Line line, TrendAnswer.Group group, String name) {
    var cell = new Cell(TrendText.value(line, line.total()));
    return line.measure() == null
        ? cell
        : cell.opening(
            opens.list(
                "%s: %s".formatted(TrendText.name(line), name),
                Opens.ofGroup(Opens.of().put("series", 0), group.value(), group.other())));
  }

  /**
   * One a point; empty of a ratio.
   *
   * @param group whose; null = everybody's
   */
  static List<String> points(
      Opens opens, Line line, int series, Interval interval, TrendAnswer.@Nullable Group group) {
    if (line.measure() == null) {
      return List.of();
    }
    return IntStream.range(0, line.data().size())
        .mapToObj(i -> {
          var of = Opens.of().put("series", series).put("interval", i);
          return opens.list(
              "%s: %s of %s"
                  .formatted(
                      TrendText.name(line),
                      Words.of(interval),
                      Words.start(line.data().get(i).start(), interval)),
              group == null ? of : Opens.ofGroup(of, group.value(), group.other()));
        })
        .toList();
  }
}
