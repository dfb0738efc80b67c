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
  MONTH(ChronoUnit.MONTHS),
  /** Begins in January, April, July and October. */
  @JsonProperty("quarter")
  QUARTER(ChronoUnit.MONTHS, 3);

  private final ChronoUnit unit;
  private final int units;

  Interval(ChronoUnit unit) {
    this(unit, 1);
  }

  Interval(ChronoUnit unit, int units) {
    this.unit = unit;
    this.units = units;
  }

  /** The beginning of the interval that contains the time. */
  public ZonedDateTime startOf(ZonedDateTime time, DayOfWeek weekStart) {
    return switch (this) {
      case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
      case DAY -> time.toLocalDate().atStartOfDay(time.getZone());
      case WEEK ->
          time.toLocalDate()
              .with(TemporalAdjusters.previousOrSame(weekStart))
              .atStartOfDay(time.getZone());
      case MONTH -> time.toLocalDate().withDayOfMonth(1).atStartOfDay(time.getZone());
      case QUARTER -> {
        var month = time.toLocalDate().withDayOfMonth(1);
        yield month.minusMonths((month.getMonthValue() - 1) % units).atStartOfDay(time.getZone());
      }
    };
  }

  /**
   * The beginning of the interval {@code count} later; an hour is an hour also when clocks change.
   */
  public ZonedDateTime plus(ZonedDateTime start, long count) {
    return this == HOUR
        ? start.plusHours(count)
        : start.toLocalDate().plus(count * units, unit).atStartOfDay(start.getZone());
  }
}
