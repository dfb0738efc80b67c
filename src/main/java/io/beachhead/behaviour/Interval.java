package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The calendar intervals of a report, in the workspace's time zone. */
public enum Interval {
  @JsonProperty("hour")
  HOUR(ChronoUnit.HOURS),
  @JsonProperty("day")
  DAY(ChronoUnit.DAYS),
  @JsonProperty("week")
  WEEK(ChronoUnit.WEEKS),
  @JsonProperty("month")
  MONTH(ChronoUnit.MONTHS);

  private final ChronoUnit unit;

  Interval(ChronoUnit unit) {
    this.unit = unit;
  }

  /** The beginning of the interval that contains the time. */
  ZonedDateTime startOf(ZonedDateTime time, DayOfWeek weekStart) {
    return switch (this) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> time.toLocalDate().atStartOfDay(time.getZone());
      case WEEK ->
          time.toLocalDate()
              .with(TemporalAdjusters.previousOrSame(weekStart))
              .atStartOfDay(time.getZone());
      case MONTH -> time.toLocalDate().withDayOfMonth(1).atStartOfDay(time.getZone());
    };
  }

  /**
   * The beginning of the interval {@code count} later; an hour is an hour also when clocks change.
   */
  ZonedDateTime plus(ZonedDateTime start, long count) {
    return this == HOUR
        ? start.plusHours(count)
        : start.toLocalDate().plus(count, unit).atStartOfDay(start.getZone());
  }
}
