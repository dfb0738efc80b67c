package io.beachhead.segments.web;

import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.SearchHit;
import io.beachhead.web.SearchSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds segmentations and their segments by name; a segment leads to its accounts. */
@Component
@Order(35)
class SegmentSearch implements SearchSource {
  private final Segmentations segmentations;

  SegmentSearch(Segmentations segmentations) {
    this.segmentations = segmentations;
  }

  @Override
  public List<SearchHit> search(String text, int limit) {
    var part = text.toLowerCase(Locale.ROOT);
    return segmentations.all().stream()
        .flatMap(SegmentSearch::hits)
        .filter(hit -> hit.label().toLowerCase(Locale.ROOT).contains(part))
        .limit(limit)
        .toList();
  }

  private static Stream<SearchHit> hits(Segmentation one) {
    var itself =
        new SearchHit(
            "segmentation", "chart-dots-3", one.name(), "/segments/" + encoded(one.key()));
    return Stream.concat(
        Stream.of(itself),
        one.all().stream()
            .map(segment ->
                new SearchHit(
                    one.active() ? "segment" : "segment of " + one.name(),
                    "chart-pie",
                    segment.name(),
                    "/accounts?segment=%s%s"
                        .formatted(
                            encoded(segment.key()),
                            one.active() ? "" : "&segmentation=" + encoded(one.key())))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
