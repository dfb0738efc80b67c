package io.beachhead.growth.cancellations.web;

import io.beachhead.web.Shell;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer sees who comes by a link to cancel: one of questions, offers, or a message.
 *
 * @param sentence under the title; null for none
 * @param action where forms are sent
 * @param error what is wrong with what was sent; null without
 */
public record CancelPage(
    Shell shell,
    String title,
    @Nullable String sentence,
    String action,
    @Nullable String error,
    @Nullable Questions questions,
    List<Button> buttons) {

  /** The two questions, with what was chosen before. */
  public record Questions(
      List<Option> reasons, List<Option> liked, String comment, Map<String, String> errors) {
    public @Nullable String error(String field) {
      return errors.get(field);
    }
  }

  /** An answer to choose. */
  public record Option(String value, String label, boolean chosen) {}

  /**
   * A choice that ends it.
   *
   * @param main whether it is the one that stands out
   */
  public record Button(String choice, String label, @Nullable String sentence, boolean main) {}
}
