package io.beachhead.voice.forms.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All forms, and what is held aside.
 *
 * @param editable whether the reader may change them
 * @param fresh the fields of a form to be set up; null where the reader may not
 */
public record FormsPage(
    Shell shell, boolean editable, List<Row> rows, List<Held> held, @Nullable Fields fresh) {

  /**
   * A form.
   *
   * @param link its address, to pass on
   * @param state open, or why not
   */
  public record Row(
      String key, String audience, String link, String state, boolean open, Fields fields) {}

  /** Something held aside. */
  public record Held(String id, String form, String why, String text, String who, String when) {}

  /**
   * What can be set.
   *
   * @param id makes the ids of fields different from those of other forms on the page
   * @param action where it is sent
   * @param error what is wrong; null where nothing is
   */
  public record Fields(
      String id,
      String action,
      String audience,
      String title,
      String intro,
      String themes,
      String features,
      String lastDay,
      @Nullable String error) {}
}
