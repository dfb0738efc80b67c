package io.beachhead.behaviour.paths;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths from an event on, or up to it.
 *
 * @param total people or accounts that did the event in the period
 * @param nodes step by step, in each the most frequent first, then "other", then the end
 * @param links from each node to those one step further away from the event, the largest first
 */
public record PathAnswer(int total, List<Node> nodes, List<Link> links) {

  /**
   * @param id for links
   * @param step 0 is the event itself; further ones are counted away from it
   * @param event its name; null for "other" and for the end
   * @param kind what it stands for
   * @param count people or accounts
   */
  public record Node(String id, int step, @Nullable String event, Kind kind, int count) {}

  /** What a node stands for. */
  public enum Kind {
    /** An event. */
    @JsonProperty("event")
    EVENT,
    /** All events beyond those shown. */
    @JsonProperty("other")
    OTHER,
    /** No further event in the period. */
    @JsonProperty("end")
    END
  }

  /**
   * @param from and {@code to}: ids of nodes, {@code from} the one nearer to the event
   */
  public record Link(String from, String to, int count) {}
}
