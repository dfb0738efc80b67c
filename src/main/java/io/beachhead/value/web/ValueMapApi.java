package io.beachhead.value.web;

import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.web.Csv;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Value")
class ValueMapApi {
  private final ValueMaps maps;

  ValueMapApi(ValueMaps maps) {
    this.maps = maps;
  }

  @GetMapping(
      path = {"/api/value-map", "/value-map.json"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Value, cost and happy customers by segment, for any selection of features")
  ValueMap map(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf) {
    return maps.map(question(segmentation, scenario, features, asOf));
  }

  @GetMapping(
      path = {"/api/value-map", "/api/value-map.csv", "/value-map.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table: one line per segment and feature")
  void table(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletResponse response) {
    ValueMap map = maps.map(question(segmentation, scenario, features, asOf));
    Csv.download(
        response,
        "value-map",
        csv -> {
          csv.row(
              "segment",
              "segment_name",
              "feature",
              "feature_name",
              "state",
              "selected",
              "mean",
              "low",
              "high",
              "prior_weight",
              "spread",
              "evidence",
              "segment_accounts",
              "segment_happy_share",
              "currency",
              "as_of");
          for (ValueMap.SegmentValue segment : map.segments()) {
            for (ValueMap.FeatureValue feature : segment.features()) {
              csv.row(
                  segment.key(),
                  segment.name(),
                  feature.key(),
                  feature.name(),
                  feature.state().key(),
                  feature.selected(),
                  feature.mean(),
                  feature.low(),
                  feature.high(),
                  feature.priorWeight(),
                  feature.spread(),
                  feature.evidence().size(),
                  segment.accounts(),
                  segment.happyShare() == null ? null : segment.happyShare().mid(),
                  map.currency(),
                  map.asOf());
            }
          }
        });
  }

  /** What the parameters of an address ask. */
  static ValueMapQuestion question(
      @Nullable String segmentation,
      @Nullable String scenario,
      @Nullable List<String> features,
      @Nullable String asOf) {
    List<String> keys =
        features == null
            ? List.of()
            : features.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
    return new ValueMapQuestion(segmentation, scenario, keys, date(asOf));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text.strip());
      if (date.getYear() >= 1970 && date.getYear() < 2200) {
        return date;
      }
    } catch (DateTimeException unreadable) {
      throw unreadable(text);
    }
    throw unreadable(text);
  }

  private static ProblemException unreadable(String text) {
    return ProblemException.badRequest(
        "The date is not valid.",
        List.of(ProblemItem.of("asOf", text, "expected a date like 2026-11-22")));
  }
}
