package io.beachhead.behaviour.paths;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.people.Unit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  /** Id of the node that is the event itself. */
  public static final String THE_EVENT = "0";

  /**
   * Which number of the answer is meant.
   *
   * @param from the node they came from, by its id; null = wherever from
   * @param to the node, by its id
   */
  public record Of(@Nullable String from, String to) {}

  /** Which way. */
  public enum Direction {
    @JsonProperty("after")
    AFTER,
    @JsonProperty("before")
    BEFORE
  }
}
