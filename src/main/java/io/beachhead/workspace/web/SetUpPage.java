package io.beachhead.workspace.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code workspace/setup.jte}.
 *
 * @param token of the link; null where the page can only say where to find one
 * @param hint said instead of the form
 */
public record SetUpPage(
    Shell shell,
    @Nullable String token,
    String hint,
    Form form,
    List<Choices.Option> currencies,
    List<Choices.Option> zones,
    String passwordRule,
    FormErrors errors) {

  /** What is filled in. */
  public record Form(
      String workspace, String currency, String timezone, String name, String email) {}
}
