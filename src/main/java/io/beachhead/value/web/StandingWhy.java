package io.beachhead.value.web;

import io.beachhead.statistics.Interval;
import io.beachhead.value.ModelledStandings;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.web.Format;
import io.beachhead.web.WhyAnswer.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Why so many accounts stand where they do, and where value lands: sums over all segments.
 *
 * @param basis what the sum rests on
 */
record StandingWhy(String sentence, List<Line> sum, String basis) {

  static StandingWhy belowCost(ValueMap map) {
    var lines = new ArrayList<Line>();
    var parts = new ArrayList<Double>();
    for (SegmentValue segment : map.segments()) {
      Double buy = segment.buyShare();
      double below = buy == null ? 0 : segment.who().paying() * (1 - buy);
      parts.add(below);
      lines.add(
          new Line(
              buy == null
                  ? segment.name() + ": not enough data"
                  : "%s: %s of %s"
                      .formatted(
                          segment.name(),
                          Format.share(1 - buy),
                          Format.count(segment.who().paying())),
              buy == null ? "" : Format.count(below)));
    }
    long sum = ModelledStandings.of(map).map(ModelledStandings::below).orElse(0L);
    lines.add(new Line("Value not above cost", Format.count(sum), true));
    return new StandingWhy(
        "%s whose value does not exceed its cost".formatted(Format.count(sum, "account")),
        lines,
        "Modelled: the part of each segment's curve below its cost." + SumNote.of(parts, sum));
  }

  static StandingWhy lukewarm(ValueMap map) {
    var lines = new ArrayList<Line>();
    var parts = new ArrayList<Double>();
    for (SegmentValue segment : map.segments()) {
      Double buy = segment.buyShare();
      Interval happy = segment.happyShare();
      if (buy == null || happy == null) {
        lines.add(new Line(segment.name() + ": not enough data", ""));
        continue;
      }
      double between = Math.max(0, buy - happy.mid());
      parts.add(between * segment.who().paying());
      lines.add(
          new Line(
              "%s: %s of %s"
                  .formatted(
                      segment.name(), Format.share(between), Format.count(segment.who().paying())),
              Format.count(between * segment.who().paying())));
    }
    long sum = ModelledStandings.of(map).map(ModelledStandings::lukewarm).orElse(0L);
    lines.add(new Line("Between cost and happy", Format.count(sum), true));
    return new StandingWhy(
        "%s buy but are not happy".formatted(Format.count(sum, "account")),
        lines,
        "Modelled: the part of each segment's curve between its cost and the happy threshold."
            + SumNote.of(parts, sum));
  }

  static StandingWhy concentration(ValueMap map) {
    double sum = 0;
    for (SegmentValue segment : map.segments()) {
      sum += Math.max(0, PanelViews.added(segment) * segment.accounts());
    }
    var lines = new ArrayList<Line>();
    for (SegmentValue segment : map.segments()) {
      double added = Math.max(0, PanelViews.added(segment) * segment.accounts());
      lines.add(
          new Line(
              segment.name() + ", of the value added", sum <= 0 ? "" : Format.share(added / sum)));
    }
    Double index = map.total().concentration();
    lines.add(
        new Line("Concentration", index == null ? "not known" : Format.number(index, 2), true));
    return new StandingWhy(
        "How much of the value added lands in one segment",
        lines,
        "0 = spread evenly over all segments, 1 = all in one.");
  }
}
