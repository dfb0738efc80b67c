package io.beachhead.voice.web;

import io.beachhead.voice.web.CaptureForm.Suggestion;
import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The line above the inbox that captures a request: who, which account, their words, how badly.
 *
 * @param values as typed, by the field's name
 * @param errors what is wrong, by the field's name
 * @param suggestion a theme that their words look like; null for none
 * @param again whether the keyboard goes on here, after one was captured
 */
public record CaptureLine(
    Shell shell,
    Map<String, String> values,
    Map<String, String> errors,
    @Nullable Suggestion suggestion,
    boolean again) {

  /** With nothing filled in. */
  public static CaptureLine empty(Shell shell, boolean again) {
    return new CaptureLine(shell, Map.of(), Map.of(), null, again);
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** Whether a degree of need is the chosen one; important unless another is. */
  public boolean chosen(String importance) {
    return values.getOrDefault("importance", "important").equals(importance);
  }

  /** What is wrong with the field that is not in this line; null for nothing. */
  public @Nullable String elsewhere() {
    return errors.entrySet().stream()
        .filter(each -> !List.of("person", "account", "text").contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
