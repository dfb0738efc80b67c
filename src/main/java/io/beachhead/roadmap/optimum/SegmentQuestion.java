package io.beachhead.roadmap.optimum;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would make one segment happy, and at what cost?
 *
 * @param segmentation key; null = the agreed one
 * @param segment key
 * @param share of its paying accounts that have to be happy, above 0 and at most 1
 * @param must features that have to be built
 * @param mustNot those that must not
 * @param seconds after which the search ends with what it has
 */
public record SegmentQuestion(
    @Nullable String segmentation,
    String segment,
    double share,
    List<String> must,
    List<String> mustNot,
    double seconds) {

  public SegmentQuestion {
    must = List.copyOf(must);
    mustNot = List.copyOf(mustNot);
  }
}
