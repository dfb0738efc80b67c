package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.people.Unit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How many get from one step to the next.
 *
 * <p>Every event of the first step is an attempt; of a person's or account's attempts the one that
 * gets furthest counts, the earliest of equals. All steps lie inside the period and, counted from
 * the first step, inside the window, its end included. One event serves one step.
 *
 * @param steps two or more, in order
 * @param needs how often a step must be done, one entry a step; empty = once each
 * @param order what may happen between the steps
 * @param breakdown by what the answer is divided; null = not
 * @param attribution which event of an attempt says the value of a breakdown by property
 * @param exclusions events that void an attempt when they happen between two of its steps
 * @param where holds for every event looked at
 */
public record FunnelQuestion(
    List<EventSelector> steps,
    List<Need> needs,
    Order order,
    Window window,
    @Nullable Breakdown breakdown,
    Attribution attribution,
    List<Exclusion> exclusions,
    @Nullable Trend trend,
    @Nullable TimeToConvert timeToConvert,
    boolean correlation,
    Unit by,
    Map<String, JsonNode> where) {

  /** The same of the events that meet further conditions, without anything but the steps. */
  public FunnelQuestion within(Map<String, JsonNode> further) {
    var both = new HashMap<>(where);
    both.putAll(further);
    return new FunnelQuestion(
        steps, needs, order, window, null, attribution, exclusions, null, null, false, by, both);
  }

  /** The same without anything but the steps and the trend. */
  public FunnelQuestion trendOnly() {
    return new FunnelQuestion(
        steps, needs, order, window, null, attribution, exclusions, trend, null, false, by, where);
  }

  /**
   * How often a step must be done, counted after the step before it; the step is reached with the
   * event that makes it enough.
   *
   * @param times at least so many events
   * @param days on at least so many days
   */
  public record Need(int times, int days) {
    public static final Need ONCE = new Need(1, 1);
  }

  /**
   * A step as it is said in JSON.
   *
   * @param event null = any
   * @param times at least so many events
   * @param days on at least so many days
   */
  public record Step(
      @Nullable String event,
      @Nullable Map<String, JsonNode> where,
      @Nullable AtLeast times,
      @Nullable AtLeast days) {
    public static Step of(EventSelector selector) {
      return new Step(selector.event(), selector.where(), null, null);
    }

    public EventSelector selector() {
      return new EventSelector(event, where == null ? Map.of() : where);
    }
  }

  /** A number that must be reached. */
  public record AtLeast(@Nullable Integer atLeast) {}

  /** What may happen between the steps. */
  public enum Order {
    /** Anything. */
    @JsonProperty("sequential")
    SEQUENTIAL,
    /** Nothing. */
    @JsonProperty("strict")
    STRICT,
    /** Anything, and the steps come in any order. */
    @JsonProperty("any")
    ANY
  }

  /** The time from the first step in which the others must follow. */
  public record Window(int value, WindowUnit unit) {
    public static final Window TWO_WEEKS = new Window(14, WindowUnit.DAY);

    public long milliseconds() {
      return unit.duration.multipliedBy(value).toMillis();
    }
  }

  /** Units of a window; a day is 24 hours here, whatever the clocks do. */
  public enum WindowUnit {
    @JsonProperty("second")
    SECOND(Duration.ofSeconds(1)),
    @JsonProperty("minute")
    MINUTE(Duration.ofMinutes(1)),
    @JsonProperty("hour")
    HOUR(Duration.ofHours(1)),
    @JsonProperty("day")
    DAY(Duration.ofDays(1)),
    @JsonProperty("week")
    WEEK(Duration.ofDays(7));

    private final Duration duration;

    WindowUnit(Duration duration) {
      this.duration = duration;
    }
  }

  /** An event that voids an attempt when it lies after one step and before another; from 1. */
  public record Exclusion(
      @Nullable String event,
      @Nullable Map<String, JsonNode> where,
      @Nullable Integer fromStep,
      @Nullable Integer toStep) {}

  /** Conversion between two steps by the interval in which the attempt began. */
  public record Trend(
      @Nullable Interval interval, @Nullable Integer fromStep, @Nullable Integer toStep) {}

  /** How long it took between two steps, as a histogram. */
  public record TimeToConvert(
      @Nullable Integer fromStep, @Nullable Integer toStep, @Nullable Integer bins) {}
}
