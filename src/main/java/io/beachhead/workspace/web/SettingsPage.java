package io.beachhead.workspace.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;

/**
 * The page of {@code workspace/settings.jte}.
 *
 * @param mayEdit whether the user may change what is shown
 * @param asksToKeepNumbers whether the currency would change under stored amounts: the form then
 *     asks
 */
public record SettingsPage(
    Shell shell,
    List<Choice> tabs,
    Form form,
    List<Choices.Option> currencies,
    List<Choices.Option> zones,
    List<Choices.Option> weekStarts,
    boolean mayEdit,
    boolean asksToKeepNumbers,
    FormErrors errors) {

  /** One line of the exchange rates, as typed. */
  public record Rate(String currency, String rate) {}

  /** What is filled in; a capacity that is not known is empty. */
  public record Form(
      String name,
      String currency,
      String timezone,
      String weekStart,
      String capacityWeeks,
      List<Rate> rates) {}
}
