package io.beachhead.workspace.web;

import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Capital;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, field by field. */
public record FormErrors(Map<String, String> byField) {
  public static final FormErrors NONE = new FormErrors(Map.of());

  public FormErrors {
    byField = Map.copyOf(byField);
  }

  /** The problems by the field they are about. */
  public static FormErrors of(List<ProblemItem> problems) {
    var byField = new HashMap<String, String>();
    for (var item : problems) {
      byField.merge(
          item.column() == null ? "" : item.column(),
          sentence(item.problem()),
          (a, b) -> a + " " + b);
    }
    return new FormErrors(byField);
  }

  /** What is wrong with that field; null where nothing is. */
  public @Nullable String of(String field) {
    return byField.get(field);
  }

  public boolean none() {
    return byField.isEmpty();
  }

  private static String sentence(String problem) {
    var first = Capital.first(problem);
    return first.endsWith(".") ? first : first + ".";
  }
}
