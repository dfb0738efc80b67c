package io.beachhead.value.web;

import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMetric;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.web.ValueMapPage.Table;
import io.beachhead.web.Format;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of values: features down, segments across. */
final class TableView {
  private static final int DARKEST_TINT = 32;

  private TableView() {}

  static Table of(ValueMap map, MapAddress address, boolean mayEdit, @Nullable String saved) {
    double largest =
        map.segments().stream()
            .flatMap(segment -> segment.features().stream())
            .mapToDouble(ValueMap.FeatureValue::mean)
            .max()
            .orElse(0);
    var rows = new ArrayList<Table.Row>();
    List<ValueMap.FeatureValue> features = map.segments().getFirst().features();
    for (int i = 0; i < features.size(); i++) {
      int place = i;
      rows.add(row(map, place, largest, address, mayEdit, saved));
    }
    return new Table(
        Format.symbol(map.currency()).strip() + " per account per year",
        map.segments().stream()
            .map(segment -> new Table.Head(segment.name(), segment.colour()))
            .toList(),
        rows,
        map.segments().stream()
            .map(segment -> Format.money(segment.value().mid(), map.currency()))
            .toList());
  }

  /** The id of a cell on the page. */
  static String id(String feature, String segment) {
    return "cell-" + feature + "-" + segment;
  }

  private static Table.Row row(
      ValueMap map,
      int place,
      double largest,
      MapAddress address,
      boolean mayEdit,
      @Nullable String saved) {
    ValueMap.FeatureValue feature = map.segments().getFirst().features().get(place);
    var cells = new ArrayList<Table.Cell>();
    var lines = new ArrayList<EvidenceLine>();
    for (ValueMap.SegmentValue segment : map.segments()) {
      ValueMap.FeatureValue value = segment.features().get(place);
      lines.addAll(value.evidence());
      cells.add(cell(map, segment, value, largest, address, mayEdit, saved));
    }
    return new Table.Row(
        feature.key(),
        feature.name(),
        feature.state() == FeatureState.SHIPPED ? null : feature.state().key(),
        cells,
        summary(lines) + borrowed(map, place),
        lines.isEmpty() ? null : address.href("/value-map/evidence", "feature", feature.key()),
        lines.stream()
            .map(EvidenceLine::notedAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .map((LocalDate date) -> Format.month(date))
            .orElse(""));
  }

  /** Where a feature was asked, if not here. */
  private static String borrowed(ValueMap map, int place) {
    return map.segments().stream()
        .map(segment -> segment.features().get(place))
        .filter(value -> value.from() != null)
        .flatMap(value -> value.evidence().stream())
        .map(EvidenceLine::from)
        .filter(Objects::nonNull)
        .map(from -> "; re-weighted from %s, where it was asked".formatted(from.segmentationName()))
        .findFirst()
        .orElse("");
  }

  private static Table.Cell cell(
      ValueMap map,
      ValueMap.SegmentValue segment,
      ValueMap.FeatureValue value,
      double largest,
      MapAddress address,
      boolean mayEdit,
      @Nullable String saved) {
    String id = id(value.key(), segment.key());
    // Tints come in steps of four of a hundred.
    int tint =
        largest > 0 && value.mean() > 0
            ? (int) Math.round(value.mean() / largest * DARKEST_TINT / 4) * 4
            : 0;
    return new Table.Cell(
        id,
        segment.colour(),
        tint == 0 ? "" : "t-" + tint,
        StripView.why(
            ValueMetric.FEATURE_VALUE,
            Format.money(value.mean(), map.currency()),
            address,
            "segment",
            segment.key(),
            "feature",
            value.key()),
        Format.moneySpan(value.low(), value.mean(), value.high()),
        value.mostlyPrior(),
        value.evidence().isEmpty(),
        mayEdit
            ? address.href("/value-map/cell", "segment", segment.key(), "feature", value.key())
            : null,
        id.equals(saved));
  }

  /** {@code 31 survey answers, usage}: the kinds by how much there is of each. */
  static String summary(List<EvidenceLine> lines) {
    if (lines.isEmpty()) {
      return "no evidence yet";
    }
    Map<EvidenceKind, Double> counts = new EnumMap<>(EvidenceKind.class);
    for (EvidenceLine line : lines) {
      Double n = line.n();
      counts.merge(line.kind(), n == null ? 1 : n, Double::sum);
    }
    return counts.entrySet().stream()
        .map(each ->
            each.getKey() == EvidenceKind.EXPERT
                ? each.getKey().label()
                : each.getKey().label() + " (" + Format.count(each.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }
}
