package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.people.Unit;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Of those who started in an interval, how many came back later.
 *
 * @param intervals how many cohorts; the last one contains the end of the period
 * @param cohorts who belongs to a cohort
 * @param returns which interval a return counts for
 * @param minimumReturns how often the return event must happen in an interval
 */
public record RetentionQuestion(
    EventSelector start,
    EventSelector returning,
    Interval period,
    int intervals,
    Cohorts cohorts,
    Returns returns,
    int minimumReturns,
    Unit by) {

  /** Who belongs to a cohort. */
  public enum Cohorts {
    /** Whoever did the start event in the interval, again and again. */
    @JsonProperty("recurring")
    RECURRING,
    /** Whoever did it in that interval for the first time ever. */
    @JsonProperty("first")
    FIRST
  }

  /** Which interval a return counts for. */
  public enum Returns {
    /** The interval it happened in. */
    @JsonProperty("on")
    ON,
    /** That one and all before it. */
    @JsonProperty("onOrAfter")
    ON_OR_AFTER
  }

  /** One row a cohort. */
  public record Answer(List<Cohort> cohorts) {}

  /**
   * @param start beginning of the interval
   * @param size people or accounts in it
   * @param returned entry k = came back k intervals later; entry 0 = size
   */
  public record Cohort(OffsetDateTime start, int size, int[] returned) {}
}
