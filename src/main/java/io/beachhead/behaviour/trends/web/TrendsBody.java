package io.beachhead.behaviour.trends.web;

import io.beachhead.behaviour.Interval;
import io.beachhead.behaviour.asked.QuestionBody;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.behaviour.trends.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question about a trend in JSON; whatever is left out has its usual value.
 *
 * @param formula a ratio by the letters of its series: {@code A/B} is the first divided by the
 *     second
 * @param ratio the same by the series' numbers, from 0
 * @param compare {@code previous} or nothing
 */
record TrendsBody(
    @Nullable String dateFrom,
    @Nullable String dateTo,
    @Nullable Unit by,
    @Nullable Map<String, JsonNode> where,
    @Nullable String timezone,
    @Nullable String weekStart,
    @Nullable List<Series> series,
    @Nullable String formula,
    @Nullable Ratio ratio,
    @Nullable Interval interval,
    @Nullable String breakdown,
    @Nullable Integer breakdownLimit,
    @Nullable String segmentation,
    @Nullable LocalDate asOf,
    @Nullable String compare,
    @Nullable Boolean actors,
    @Nullable JsonNode of,
    @Nullable Integer limit,
    @Nullable String cursor)
    implements QuestionBody.Common {

  /**
   * @param event null = any event
   * @param measure total unless said
   */
  record Series(
      @Nullable String event,
      @Nullable Map<String, JsonNode> where,
      @Nullable Measure measure,
      @Nullable String property) {}

  record Ratio(@Nullable Integer numerator, @Nullable Integer denominator) {}
}
