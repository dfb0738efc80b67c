package io.beachhead.behaviour;

import java.util.Set;

/**
 * Events that together mean one thing, such as the use of a feature.
 *
 * @param events names; any of them counts
 */
public record NamedEvents(String key, String name, Set<String> events) {
  public NamedEvents {
    events = Set.copyOf(events);
  }
}
