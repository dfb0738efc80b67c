package io.beachhead.growth.web;

import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page on which the company says what it means by its stages.
 *
 * @param values what the fields hold, by name
 * @param errors what is wrong with them, by name
 * @param events seen so far, the most common first
 */
public record DefinitionsPage(
    Shell shell,
    boolean mayEdit,
    List<Event> fields,
    Map<String, String> values,
    Map<String, String> errors,
    String currency,
    List<String> events) {

  /**
   * A definition that is one event.
   *
   * @param guess an event that may be meant; null where something is said or nothing fits
   */
  public record Event(String name, String label, String hint, @Nullable Guess guess) {}

  /** An event that may be meant. */
  public record Guess(String event, String people) {}

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public @Nullable String error(String field) {
    return errors.get(field);
  }
}
