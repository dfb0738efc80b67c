package io.beachhead.behaviour.trends;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.behaviour.Interval;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers over time.
 *
 * @param series as asked for, in their order
 * @param ratio of two of them; null where none was asked for
 * @param breakdown the same for each value, the largest first; null where none was asked for
 */
public record TrendAnswer(
    Interval interval,
    List<Line> series,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Line ratio,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Group> breakdown) {

  /**
   * One number over time.
   *
   * @param event its name; null = any event, and in a ratio
   * @param measure null in a ratio
   * @param property null where none is measured
   * @param total of the whole period: people are counted once, a mean is that of all values
   * @param range of the total, 80%: how far it would differ if other people like these had come;
   *     null where there is not enough data
   * @param previous the same of the period before; null where it was not asked for or has no value
   * @param change {@code total / previous − 1} with its 80% range; null where there is not enough
   *     data
   * @param withoutValue events in the period that lack the property
   * @param notNumeric events in the period whose value of the property is not a number; they do not
   *     count
   */
  public record Line(
      @Nullable String event,
      @Nullable Measure measure,
      @Nullable String property,
      List<Point> data,
      @Nullable Number total,
      io.beachhead.statistics.@Nullable Interval range,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Number previous,
      io.beachhead.statistics.@Nullable Interval previousRange,
      io.beachhead.statistics.@Nullable Interval change,
      long withoutValue,
      long notNumeric) {}

  /**
   * @param value null where there is none: no values to average, nothing to divide by
   * @param complete false while the interval runs, and where the period cuts a part of it off
   * @param previous of the same interval of the period before
   */
  public record Point(
      OffsetDateTime start,
      @Nullable Number value,
      boolean complete,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Number previous) {}

  /**
   * @param value null = none
   * @param other everything beyond the values that are shown
   * @param values how many values it stands for: 1, and of "other" those beyond the limit
   */
  public record Group(
      @Nullable String value,
      boolean other,
      int values,
      List<Line> series,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Line ratio) {}
}
