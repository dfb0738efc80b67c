package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.statistics.BetaGeometricNbd;
import java.util.List;

/**
 * How often people or accounts came back, and will, where no contract says how long they stay.
 *
 * <p>Counted by day in the calendar of the period, as the literature does: uses on one day are one
 * use. Somebody's time begins with the first use ever; who began before the period is left out,
 * since the uses before it would be missing.
 *
 * @param unit of time of the parameters
 */
public record RepeatUseQuestion(EventSelector event, Unit by, TimeUnit unit) {

  /** Units of time. */
  public enum TimeUnit {
    @JsonProperty("day")
    DAY(1),
    @JsonProperty("week")
    WEEK(7),
    /** A twelfth of a year. */
    @JsonProperty("month")
    MONTH(365.25 / 12);

    private final double days;

    TimeUnit(double days) {
      this.days = days;
    }

    public double days() {
      return days;
    }
  }

  /**
   * One person or account.
   *
   * @param visitor whether it is somebody who never said who they are
   * @param history in the unit of the question
   */
  public record Customer(String id, boolean visitor, BetaGeometricNbd.History history) {}

  /**
   * The histories and what was learned from them.
   *
   * @param customers whose first use lies in the period
   * @param beganBefore how many were left out because their first use lies before it
   */
  public record Answer(List<Customer> customers, int beganBefore, BetaGeometricNbd.Result result) {}
}
