package io.beachhead.value.features;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the product does or could do for its customers.
 *
 * @param key lower-case name in URLs and files, unique
 * @param effortWeeks person-weeks to build it, at least 0; null = not known
 * @param requires keys of the features it needs
 * @param events names of the product events that mean it is used
 * @param owner who answers for it, as people write it; empty = nobody yet
 */
public record Feature(
    String key,
    String name,
    FeatureState state,
    @Nullable Double effortWeeks,
    List<String> requires,
    List<String> events,
    String owner) {

  public Feature {
    requires = List.copyOf(requires);
    events = List.copyOf(events);
  }

  /** The same in another state. */
  public Feature in(FeatureState other) {
    return new Feature(key, name, other, effortWeeks, requires, events, owner);
  }

  public boolean shipped() {
    return state == FeatureState.SHIPPED;
  }
}
