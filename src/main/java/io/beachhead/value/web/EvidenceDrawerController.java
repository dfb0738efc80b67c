package io.beachhead.value.web;

import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The evidence behind a number, in the drawer. */
@Controller
public class EvidenceDrawerController {
  private static final int MOST_ROWS = 60;

  private final ValueMaps maps;

  EvidenceDrawerController(ValueMaps maps) {
    this.maps = maps;
  }

  /**
   * What the drawer shows.
   *
   * @param more how many rows are left out; null = none
   */
  public record EvidenceDrawer(
      String title, List<Row> rows, @Nullable String more, String csvHref) {
    /**
     * One line of evidence.
     *
     * @param from whom it speaks of, where that is not the segment; null where it is
     * @param statementsHref the single statements behind it
     */
    public record Row(
        String feature,
        String segment,
        int colour,
        String what,
        String value,
        String detail,
        String weight,
        @Nullable String from,
        String statementsHref) {}
  }

  @GetMapping("/value-map/evidence")
  ModelAndView evidence(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String segment,
      @RequestParam(required = false) @Nullable String feature) {
    var question = ValueMapApi.question(segmentation, scenario, features, asOf);
    ValueMap map = maps.map(question);
    var rows = new ArrayList<EvidenceDrawer.Row>();
    for (ValueMap.SegmentValue in : map.segments()) {
      for (ValueMap.FeatureValue of : in.features()) {
        boolean wanted =
            (segment == null || segment.equals(in.key()))
                && (feature == null ? of.selected() : feature.equals(of.key()));
        if (wanted) {
          of.evidence().forEach(line -> rows.add(row(map, in, of, line)));
        }
      }
    }
    List<EvidenceDrawer.Row> shown = rows.subList(0, Math.min(MOST_ROWS, rows.size()));
    return new JteView(
        "value/_evidence",
        new EvidenceDrawer(
            rows.isEmpty() ? "No evidence yet" : Format.count(rows.size(), "line") + " of evidence",
            List.copyOf(shown),
            rows.size() > shown.size()
                ? Format.count(rows.size() - shown.size()) + " more in the JSON"
                : null,
            new MapAddress(segmentation, question.asOf(), scenario, question.features())
                .href("/value-map.json")));
  }

  private static EvidenceDrawer.Row row(
      ValueMap map,
      ValueMap.SegmentValue segment,
      ValueMap.FeatureValue feature,
      EvidenceLine line) {
    return new EvidenceDrawer.Row(
        feature.name(),
        segment.name(),
        segment.colour(),
        WhyController.label(line.kind()),
        Format.money(line.value(), map.currency()),
        detail(map, line),
        Format.share(line.weight()),
        from(map, line),
        statements(map, segment, feature, line));
  }

  private static @Nullable String from(ValueMap map, EvidenceLine line) {
    EvidenceLine.From from = line.from();
    if (from == null) {
      return null;
    }
    Double difference = from.difference();
    return difference == null
        ? "re-weighted from %s: %s".formatted(from.segmentationName(), from.segmentName())
        : "said of %s: %s; differs by %s from all evidence together"
            .formatted(
                from.segmentationName(),
                from.segmentName(),
                Format.moneyChange(difference, map.currency()));
  }

  private static String statements(
      ValueMap map,
      ValueMap.SegmentValue segment,
      ValueMap.FeatureValue feature,
      EvidenceLine line) {
    EvidenceLine.From from = line.from();
    return new MapAddress(
            from == null ? map.segmentation() : from.segmentation(), map.asOf(), null, List.of())
        .href(
            "/value-map/statements",
            "segment",
            from == null ? segment.key() : from.segment(),
            "feature",
            feature.key(),
            "kind",
            line.kind().key());
  }

  private static String detail(ValueMap map, EvidenceLine line) {
    var parts = new ArrayList<String>();
    Double n = line.n();
    if (n != null) {
      parts.add(
          line.level() == EvidenceLine.Level.ACCOUNTS
              ? Format.count(Math.round(n), "account")
              : "n " + Format.count(n));
    }
    Double spread = line.spread();
    if (spread != null) {
      parts.add("spread " + Format.money(spread, map.currency()));
    }
    Double se = line.se();
    if (line.assumed()) {
      parts.add("no uncertainty stated: taken as uncertain as the prior");
    } else if (se != null) {
      parts.add("standard error " + Format.money(se, map.currency()));
    }
    if (!line.source().isEmpty()) {
      parts.add(line.source());
    }
    LocalDate notedAt = line.notedAt();
    if (notedAt != null) {
      parts.add(Format.date(notedAt));
    }
    return String.join(" · ", parts);
  }
}
