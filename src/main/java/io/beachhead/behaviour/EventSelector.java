package io.beachhead.behaviour;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which events are meant.
 *
 * @param event the event's name; null = any action
 * @param where property → value by equality, all must hold; {@code account.id} and {@code
 *     account.ATTRIBUTE} ask the event's account, {@code cohort} asks whether it is a member's; a
 *     value {@code null} = the property is missing
 */
public record EventSelector(@Nullable String event, Map<String, JsonNode> where) {
  /** How an attribute of the event's account is told from a property of the event. */
  public static final String OF_ACCOUNT = "account.";

  /** Asks for a cohort by its key: only events of members. */
  public static final String COHORT = "cohort";

  /** Any action at all. */
  public static final EventSelector ANY = new EventSelector(null, Map.of());

  public EventSelector {
    //noinspection ConstantValue: JSON may leave it out
    where = where == null ? Map.of() : where;
  }

  public static EventSelector named(String event) {
    return new EventSelector(event, Map.of());
  }
}
