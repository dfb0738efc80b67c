package io.beachhead.voice.surveys.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of surveys.
 *
 * @param form null for whoever may only read
 */
public record SurveysPage(Shell shell, List<Row> rows, @Nullable Form form) {

  /** One survey. */
  public record Row(String href, String name, String kind, String respondents, String state) {}

  /**
   * The form that sets one up.
   *
   * @param items a line per item
   * @param error what is wrong with it; null for nothing
   */
  public record Form(
      String name,
      List<Kind> kinds,
      String items,
      String intro,
      String closesOn,
      String quota,
      @Nullable String error) {}

  /** A kind to choose. */
  public record Kind(String value, String label, boolean selected) {}
}
