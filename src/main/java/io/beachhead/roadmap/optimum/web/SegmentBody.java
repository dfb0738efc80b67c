package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.optimum.SegmentQuestion;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a search for what makes a segment happy; an absent field gets its default. */
record SegmentBody(
    @Schema(description = "key of the segment", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String segment,
    @Schema(description = "of its paying accounts that have to be happy; 0.5 unless said")
        @Nullable Double share,
    @Schema(description = "key; the active one unless said") @Nullable String segmentation,
    @Nullable List<@Nullable String> must,
    @Nullable List<@Nullable String> mustNot,
    @Schema(description = "after which the search ends; 30 unless said") @Nullable Double seconds) {

  static final double HALF = 0.5;
  private static final double SECONDS = 30;
  private static final double LONGEST = 600;

  /**
   * @throws ProblemException 422 that names every field that is wrong
   */
  SegmentQuestion question() {
    List<ProblemItem> problems = new ArrayList<>();
    if (segment == null || segment.isBlank()) {
      problems.add(ProblemItem.of("segment", segment, "expected the key of a segment"));
    }
    if (share != null && !(share > 0 && share <= 1)) {
      problems.add(
          ProblemItem.of("share", plain(share), "expected a number above 0 and at most 1"));
    }
    if (seconds != null && !(seconds >= 0.1 && seconds <= LONGEST)) {
      problems.add(ProblemItem.of("seconds", plain(seconds), "expected a number from 0.1 to 600"));
    }
    if (segment == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The search cannot start.", problems);
    }
    return new SegmentQuestion(
        segmentation == null || segmentation.isBlank() ? null : segmentation,
        segment.strip(),
        share == null ? HALF : share,
        keys(must),
        keys(mustNot),
        seconds == null ? SECONDS : seconds);
  }

  private static List<String> keys(@Nullable List<@Nullable String> given) {
    return given == null
        ? List.of()
        : given.stream().filter(Objects::nonNull).map(String::strip).distinct().toList();
  }

  private static String plain(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
