package io.beachhead.behaviour.paths;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.people.Unit;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What people do before or after an event.
 *
 * <p>Everybody counts once: after an event from their first one in the period, before it from their
 * last one. The same event several times in a row is one step.
 *
 * @param steps how many events from there, 1 to {@link #MOST_STEPS}
 * @param nodes how many events are shown a step, the most frequent; the rest is "other"
 * @param where holds for every event looked at
 */
public record PathQuestion(
    EventSelector event,
    Direction direction,
    int steps,
    int nodes,
    Unit by,
    Map<String, JsonNode> where) {
  public static final int MOST_STEPS = 8;
  public static final int MOST_NODES = 50;

  /** Which way. */
  public enum Direction {
    @JsonProperty("after")
    AFTER,
    @JsonProperty("before")
    BEFORE
  }
}
