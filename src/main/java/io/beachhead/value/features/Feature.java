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
 */
public record Feature(
    String key,
    String name,
    FeatureState state,
    @Nullable Double effortWeeks,
    List<String> requires,
    List<String> events) {

  public Feature {
    requires = List.copyOf(requires);
    events = List.copyOf(events);
  }

  public boolean shipped() {
    return state == FeatureState.SHIPPED;
  }
}
