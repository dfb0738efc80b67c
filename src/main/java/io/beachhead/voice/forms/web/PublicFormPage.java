package io.beachhead.voice.forms.web;

import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people see who come by a form's link.
 *
 * @param sentence under the title; null for none
 * @param form null where there is nothing to fill in
 */
public record PublicFormPage(
    Shell shell, String title, @Nullable String sentence, @Nullable Form form) {

  /**
   * The fields.
   *
   * @param values as typed, by the field's name
   * @param errors what is wrong, by the field's name
   */
  public record Form(
      String action,
      Map<String, String> values,
      Map<String, String> errors,
      List<Choice> themes,
      List<Choice> features) {
    public String value(String field) {
      return values.getOrDefault(field, "");
    }

    public @Nullable String error(String field) {
      return errors.get(field);
    }
  }

  /** Something to choose. */
  public record Choice(String value, String label, boolean chosen) {}
}
