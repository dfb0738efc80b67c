package io.beachhead.value.happiness;

import io.beachhead.statistics.Interval;
import io.beachhead.value.happiness.HappinessAnswer.Part;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.LineChart;
import io.beachhead.web.chart.SegmentColours;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shares of observed happy customers over time, a line per segment. */
public final class HappyTrend {
  private HappyTrend() {}

  /** The lines; empty where no month can be judged. */
  public static Optional<LineChart> chart(HappinessAnswer answer) {
    List<LineChart.Line> lines = new ArrayList<>();
    List<Part> parts = answer.segments().isEmpty() ? List.of(answer.total()) : answer.segments();
    double largest = 0;
    boolean any = false;
    for (Part part : parts) {
      if (part.colour() != null && part.colour() == SegmentColours.MORE) {
        continue;
      }
      List<@Nullable Double> values = new ArrayList<>();
      for (HappinessAnswer.Month month : answer.months()) {
        Interval share = share(month, part.key());
        any |= share != null;
        largest = Math.max(largest, share == null ? 0 : share.mid());
        values.add(share == null ? null : (Double) share.mid());
      }
      Integer colour = part.colour();
      Interval now = part.share();
      String last = now == null ? "not known" : Format.shareFine(now.mid());
      lines.add(new LineChart.Line(part.name() + " " + last, colour == null ? 0 : colour, values));
    }
    List<Part> more =
        parts.stream()
            .filter(part -> part.colour() != null && part.colour() == SegmentColours.MORE)
            .toList();
    if (!more.isEmpty()) {
      Set<String> keys = more.stream().map(Part::key).collect(Collectors.toSet());
      List<@Nullable Double> values = new ArrayList<>();
      for (HappinessAnswer.Month month : answer.months()) {
        values.add(together(month, keys));
      }
      double known = more.stream().mapToInt(Part::n).sum();
      double happy = more.stream().mapToInt(Part::happy).sum();
      String last = known == 0 ? "not known" : Format.shareFine(happy / known);
      lines.add(
          new LineChart.Line(
              SegmentColours.more(more.size()) + " " + last, SegmentColours.MORE, values));
      for (Double value : values) {
        any |= value != null;
        largest = Math.max(largest, value == null ? 0 : value);
      }
    }
    return any
        ? Optional.of(
            new LineChart(
                "Observed happy customers as a share of accounts, by segment over twelve months.",
                answer.months().stream()
                    .map(month -> Format.month(month.date()).substring(0, 3))
                    .toList(),
                lines,
                Axis.upTo(largest, 4),
                Format::shareFine,
                null))
        : Optional.empty();
  }

  /** The share of these segments' accounts together; null where nothing is known of any. */
  private static @Nullable Double together(HappinessAnswer.Month month, Set<String> segments) {
    double known = 0;
    double happy = 0;
    for (HappinessAnswer.Point point : month.segments()) {
      if (segments.contains(point.key())) {
        known += point.n();
        happy += point.happy();
      }
    }
    return known == 0 ? null : (Double) (happy / known);
  }

  /** A segment without accounts in a month has no share in it. */
  private static @Nullable Interval share(HappinessAnswer.Month month, @Nullable String segment) {
    if (segment == null) {
      return month.total().share();
    }
    for (HappinessAnswer.Point point : month.segments()) {
      if (segment.equals(point.key())) {
        return point.share();
      }
    }
    return null;
  }
}
