package io.beachhead.voice.web;

import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that captures a request on any page.
 *
 * @param values as typed, by the field's name
 * @param errors what is wrong, by the field's name
 * @param suggestion a theme that their words look like; null for none
 */
public record CaptureForm(
    Shell shell,
    Map<String, String> values,
    Map<String, String> errors,
    List<Option> accounts,
    List<Option> people,
    List<Option> features,
    List<String> themes,
    @Nullable Suggestion suggestion) {

  /** A theme that requests like this one have, and how many requests it has. */
  public record Suggestion(String theme, String requests) {}

  /** Names to choose from. */
  public record Options(List<Option> options) {}

  /** What their words look like. */
  public record Suggested(@Nullable Suggestion suggestion) {}

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** Whether one of the fields that come later has something to show. */
  public boolean more() {
    return List.of("amount", "deal", "feature", "source", "theme", "owner").stream()
        .anyMatch(field -> !value(field).isEmpty() || error(field) != null);
  }
}
