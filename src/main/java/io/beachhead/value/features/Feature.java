package io.beachhead.value.features;

import io.beachhead.behaviour.EventSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Something the product does or could do for its customers.
 *
 * @param key lower-case name in URLs and files, unique
 * @param effortWeeks person-weeks to build it, at least 0; null = not known
 * @param requires keys of the features it needs
 * @param events the product events that mean it is used, each with a name and perhaps conditions on
 *     its properties; in JSON a name, or {@code {"event", "where"}}
 * @param owner who answers for it, as people write it; empty = nobody yet
 */
public record Feature(
    String key,
    String name,
    FeatureState state,
    @Nullable Double effortWeeks,
    List<String> requires,
    @JsonSerialize(contentUsing = Written.class) List<EventSelector> events,
    String owner) {

  public Feature {
    requires = List.copyOf(requires);
    events = List.copyOf(events);
  }

  /** The same in another state. */
  public Feature in(FeatureState other) {
    return new Feature(key, name, other, effortWeeks, requires, events, owner);
  }

  /** The same with other needs. */
  Feature needing(List<String> others) {
    return new Feature(key, name, state, effortWeeks, others, events, owner);
  }

  public boolean shipped() {
    return state == FeatureState.SHIPPED;
  }

  /** The events as people read and type them, such as {@code Exported where format = pdf}. */
  public List<String> eventLines() {
    return events.stream().map(EventLine::of).toList();
  }

  /** An event in the form of the API. */
  static final class Written extends ValueSerializer<EventSelector> {
    @Override
    public void serialize(EventSelector event, JsonGenerator out, SerializationContext context) {
      out.writePOJO(EventLine.write(event));
    }
  }
}
