package io.beachhead.customers.byhand.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.byhand.ByHand;
import io.beachhead.customers.byhand.NewAccount;
import io.beachhead.customers.byhand.NewPerson;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms of a new account and a new person. */
@Controller
@Hidden
@ConditionalOnWebApplication
class ByHandController {
  private static final String MAY_CHANGE = "hasAnyRole('PRODUCT','GTM')";

  private final ByHand byHand;
  private final Shells shells;

  ByHandController(ByHand byHand, Shells shells) {
    this.byHand = byHand;
    this.shells = shells;
  }

  private record Input(String name, String label, boolean required) {}

  private static final List<Input> ACCOUNT =
      List.of(
          new Input("name", "Name", true),
          new Input("id", "Id (made from the name unless given)", false),
          new Input("domain", "Domain", false),
          new Input("industry", "Industry", false),
          new Input("employees", "Employees", false),
          new Input("country", "Country", false),
          new Input("plan", "Plan", false),
          new Input("stage", "Stage: prospect, free, trial, paying or churned", false),
          new Input("owner", "Owner", false));

  private static final List<Input> PERSON =
      List.of(
          new Input("account", "Id of the account", true),
          new Input("email", "E-mail", true),
          new Input("name", "Name", false),
          new Input("title", "Title", false),
          new Input("persona", "Persona", false),
          new Input("seniority", "Seniority", false),
          new Input("buyingRole", "Buying role", false));

  @GetMapping("/accounts/new")
  JteView newAccount() {
    return account(Map.of(), null);
  }

  @GetMapping("/people/new")
  JteView newPerson(@RequestParam(defaultValue = "") String account) {
    return person(Map.of("account", account), null);
  }

  @PostMapping("/accounts/new")
  @PreAuthorize(MAY_CHANGE)
  Object addAccount(@RequestParam Map<String, String> form, RedirectAttributes redirect) {
    try {
      var id =
          byHand.add(
              new NewAccount(
                  form.get("id"),
                  form.get("name"),
                  form.get("domain"),
                  form.get("industry"),
                  employees(form.get("employees")),
                  form.get("country"),
                  form.get("plan"),
                  form.get("stage"),
                  form.get("owner")));
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Account added."));
      return "redirect:" + AccountAddress.of(id);
    } catch (ProblemException refused) {
      return account(form, refused);
    }
  }

  private static @Nullable Long employees(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    if (!typed.strip().matches("[0-9]{1,12}")) {
      throw ProblemException.unprocessable(
          "The account was not added.",
          List.of(ProblemItem.of("employees", typed, "must be a whole number")));
    }
    return Long.valueOf(typed.strip());
  }

  @PostMapping("/people/new")
  @PreAuthorize(MAY_CHANGE)
  Object addPerson(@RequestParam Map<String, String> form, RedirectAttributes redirect) {
    try {
      byHand.add(
          new NewPerson(
              null,
              form.get("account"),
              form.get("email"),
              form.get("name"),
              form.get("title"),
              form.get("persona"),
              form.get("seniority"),
              form.get("buyingRole")));
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Person added."));
      return "redirect:" + AccountAddress.of(form.getOrDefault("account", ""));
    } catch (ProblemException refused) {
      return person(form, refused);
    }
  }

  private JteView account(Map<String, String> form, @Nullable ProblemException refused) {
    return view("New account", "Added by hand; an import may complete it.", ACCOUNT, form, refused);
  }

  private JteView person(Map<String, String> form, @Nullable ProblemException refused) {
    return view("New person", "Somebody of an account.", PERSON, form, refused);
  }

  private JteView view(
      String title,
      String sentence,
      List<Input> inputs,
      Map<String, String> form,
      @Nullable ProblemException refused) {
    return new JteView(
        "customers/byhand",
        new ByHandPage(
            shells.shell("accounts"),
            title,
            refused == null ? sentence : refused.detail(),
            inputs.equals(ACCOUNT) ? "/accounts/new" : "/people/new",
            inputs.stream()
                .map(input ->
                    new ByHandPage.Field(
                        input.name(),
                        input.label(),
                        form.getOrDefault(input.name(), ""),
                        input.required(),
                        refused == null
                            ? null
                            : ProblemItem.sentence(refused.problems(), input.name())))
                .toList()),
        refused == null ? HttpStatus.OK : refused.status());
  }
}
