package io.beachhead.value.web;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.WillingnessDistribution;
import io.beachhead.value.HappyChange;
import io.beachhead.value.HappyCount;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMap.SegmentToday;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.ValueMetric;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.happiness.HappinessAnswer;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.web.ValueMapPage.Average;
import io.beachhead.value.web.ValueMapPage.HappyPart;
import io.beachhead.value.web.ValueMapPage.MorePanels;
import io.beachhead.value.web.ValueMapPage.Panel;
import io.beachhead.value.web.ValueMapPage.Why;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.SegmentColours;
import io.beachhead.web.chart.Shape;
import io.beachhead.web.chart.ValueMapPanel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One panel per segment, all on the same axis. */
final class PanelViews {
  private PanelViews() {}

  static List<Panel> of(ValueMap map, MapAddress address, HappinessAnswer seen) {
    Axis axis = Axis.upTo(widest(map));
    var panels = new ArrayList<Panel>();
    for (int i = 0; i < map.segments().size(); i++) {
      // The axis is named once under those told apart, and once under those beyond.
      boolean last =
          i == map.segments().size() - 1
              || !isBeyond(map.segments().get(i)) && isBeyond(map.segments().get(i + 1));
      panels.add(
          panel(
              map,
              map.segments().get(i),
              map.today().segments().get(i),
              address,
              seen,
              axis,
              last));
    }
    return panels;
  }

  private static boolean isBeyond(SegmentValue segment) {
    return segment.colour() == SegmentColours.MORE;
  }

  /** The segments beyond those told apart by colour and shape; null where there are none. */
  static @Nullable MorePanels more(ValueMap map, List<Panel> panels) {
    List<Panel> beyond =
        panels.stream().filter(panel -> panel.colour() == SegmentColours.MORE).toList();
    if (beyond.isEmpty()) {
      return null;
    }
    int accounts = 0;
    double happy = 0;
    for (SegmentValue segment : map.segments()) {
      if (isBeyond(segment)) {
        accounts += segment.accounts();
        happy += segment.happyAccounts() == null ? 0 : segment.happyAccounts().mid();
      }
    }
    return new MorePanels(
        "%s: %s, %s"
            .formatted(
                SegmentColours.more(beyond.size()),
                Format.count(accounts, "account"),
                Format.count(Math.round(happy), "happy customer")),
        beyond);
  }

  /** Happy accounts of all segments, added before they are rounded. */
  static long roundedHappy(ValueMap map) {
    return HappyCount.of(map.total().happyAccounts());
  }

  /** What the features switched on beyond the shipped ones are worth to an account. */
  static double added(SegmentValue segment) {
    return segment.features().stream()
        .filter(feature -> feature.selected() && feature.state() != FeatureState.SHIPPED)
        .mapToDouble(ValueMap.FeatureValue::mean)
        .sum();
  }

  private static double widest(ValueMap map) {
    double widest = 0;
    for (int i = 0; i < map.segments().size(); i++) {
      SegmentValue segment = map.segments().get(i);
      SegmentToday today = map.today().segments().get(i);
      widest = Math.max(widest, segment.value().mid() + 2.6 * segment.spread());
      widest = Math.max(widest, today.value().mid() + 2.2 * today.spread());
      widest = Math.max(widest, Math.min(segment.value().high(), 2 * segment.value().mid()));
      Double threshold = segment.threshold();
      widest = Math.max(widest, threshold == null ? 0 : 1.1 * threshold);
    }
    return widest;
  }

  private static Panel panel(
      ValueMap map,
      SegmentValue segment,
      SegmentToday today,
      MapAddress address,
      HappinessAnswer seen,
      Axis axis,
      boolean last) {
    String currency = map.currency();
    NotEnoughData missing = segment.notEnoughData();
    return new Panel(
        segment.key(),
        segment.name(),
        segment.colour(),
        Format.count(segment.accounts(), "account"),
        Format.money(segment.arr().amount(), currency) + " ARR",
        new Average(
            StripView.why(
                ValueMetric.SEGMENT_VALUE,
                Format.money(segment.value().mid(), currency),
                address,
                "segment",
                segment.key()),
            map.changed() ? Format.moneyChange(added(segment), currency) : null,
            Format.moneyRange(segment.value().low(), segment.value().high(), currency)),
        chart(map, segment, today, axis, last),
        missing == null ? null : missing.why(),
        happy(map, segment, today, address),
        seen.segments().stream()
            .filter(part -> segment.key().equals(part.key()))
            .findFirst()
            .map(part -> observed(part, address))
            .orElse(null),
        basis(segment));
  }

  private static @Nullable HappyPart happy(
      ValueMap map, SegmentValue segment, SegmentToday today, MapAddress address) {
    Interval share = segment.happyShare();
    Interval happy = segment.happyAccounts();
    if (share == null || happy == null) {
      return null;
    }
    HappyChange change = map.changed() ? HappyChange.of(today.happyAccounts(), happy) : null;
    return new HappyPart(
        Format.shareFine(share.mid()),
        Format.shareRange(share.low(), share.high()),
        StripView.why(
            ValueMetric.HAPPY_SHARE,
            Format.count(HappyCount.of(happy)),
            address,
            "segment",
            segment.key()),
        "of %s paying".formatted(Format.count(segment.who().paying())),
        change == null ? null : change.versusToday(),
        change != null && change.better());
  }

  /** What is observed does not move with a switch. */
  static @Nullable Why observed(HappinessAnswer.Part part, MapAddress address) {
    if (part.share() == null) {
      return null;
    }
    MapAddress plain = new MapAddress(address.segmentation(), address.asOf(), null, List.of());
    String key = part.key();
    return key == null
        ? new Why(
            "why-observed-happiness",
            Format.count(part.happy()),
            plain.href("/why/observed-happiness"))
        : new Why(
            "why-observed-happiness-" + key,
            Format.count(part.happy()),
            plain.href("/why/observed-happiness", "segment", key));
  }

  private static @Nullable String basis(SegmentValue segment) {
    Integer counted = segment.counted();
    if (counted != null) {
      return "counted on " + Format.count(counted, "account");
    }
    ValueMap.SpreadGap gap = segment.spreadUnknown();
    return gap == null || segment.happyShare() == null
        ? null
        : "spread of %d of %d features not known".formatted(gap.unknown(), gap.of());
  }

  private static @Nullable ValueMapPanel chart(
      ValueMap map, SegmentValue segment, SegmentToday today, Axis axis, boolean last) {
    Double cost = segment.cost();
    Double threshold = segment.threshold();
    if (cost == null || threshold == null) {
      return null;
    }
    var blocks = new ArrayList<ValueMapPanel.Block>();
    for (ValueMap.FeatureValue feature : segment.features()) {
      if (feature.selected()) {
        blocks.add(
            new ValueMapPanel.Block(
                feature.name(), feature.mean(), feature.state() != FeatureState.SHIPPED));
      }
    }
    // Built ones first: the hatched end of the bar is what the selection adds.
    blocks.sort(java.util.Comparator.comparing(ValueMapPanel.Block::candidate));
    Interval share = segment.happyShare();
    return new ValueMapPanel(
        segment.key(),
        segment.name(),
        segment.colour(),
        map.currency(),
        axis,
        shape(segment.distribution(), segment.value().mid(), segment.spread(), segment.histogram()),
        map.changed()
            ? shape(today.distribution(), today.value().mid(), today.spread(), today.histogram())
            : null,
        blocks,
        new ValueMapPanel.Limits(
            cost,
            threshold,
            segment.turning() == null
                ? null
                : new ValueMapPanel.Band(segment.turning().low(), segment.turning().high())),
        segment.value(),
        share == null ? null : (Double) share.mid(),
        last);
  }

  static Shape shape(
      Distribution distribution,
      double mean,
      double spread,
      ValueMap.@Nullable Histogram histogram) {
    if (histogram != null) {
      return new Shape.Bins(histogram.from(), histogram.width(), histogram.counts());
    }
    if (distribution == Distribution.LOGNORMAL && spread > 0 && mean > 0) {
      var values =
          new WillingnessDistribution(WillingnessDistribution.Form.LOGNORMAL, mean, spread);
      return Shape.of(values::density, 0, mean + 4 * spread);
    }
    return Shape.normal(mean, spread);
  }
}
