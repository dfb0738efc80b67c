package io.beachhead.behaviour;

import java.util.List;

/**
 * Events that together mean one thing, such as the use of a feature.
 *
 * @param events each with a name; any of them counts
 */
public record NamedEvents(String key, String name, List<EventSelector> events) {
  public NamedEvents {
    events = List.copyOf(events);
  }
}
