package io.beachhead.customers.forgetting.web;

import io.beachhead.customers.forgetting.DataSubject.Words;
import io.beachhead.customers.forgetting.Forgetting;
import io.beachhead.customers.forgetting.Forgetting.Preview;
import io.beachhead.customers.forgetting.Forgetting.Whom;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which somebody's wish to be forgotten is looked at, and then fulfilled. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class ForgettingController {
  private final Shells shells;
  private final Forgetting forgetting;

  ForgettingController(Shells shells, Forgetting forgetting) {
    this.shells = shells;
    this.forgetting = forgetting;
  }

  /** Shows whom a link or the form names, and what is held of them. */
  @GetMapping("/forgetting")
  JteView page(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String words,
      HttpServletResponse response) {
    return page(whom(email, person, name, account), words, response);
  }

  private JteView page(Whom whom, String said, HttpServletResponse response) {
    Shell shell = shells.shell("accounts");
    String typed = value(whom);
    if (typed.isEmpty()) {
      return view(new ForgettingPage(shell, "", null, null));
    }
    try {
      Words words = Words.named(said);
      Preview preview = forgetting.preview(whom, words);
      return view(
          new ForgettingPage(
              shell,
              whom.email() == null ? "" : typed,
              null,
              new ForgettingPage.Found(
                  preview.called(),
                  field(whom),
                  typed,
                  words == Words.DELETE,
                  preview.held().stream().map(ForgettingPage.Line::of).toList(),
                  String.join(", ", preview.sharedNames()))));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      return view(
          new ForgettingPage(
              shell,
              typed,
              refused.problems().isEmpty()
                  ? refused.detail()
                  : refused.problems().stream()
                      .map(ProblemItem::problem)
                      .findFirst()
                      .orElse(refused.detail()),
              null));
    }
  }

  @PostMapping("/forgetting")
  Object forget(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String sure,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    Whom whom = whom(email, person, name, account);
    if (sure.isEmpty()) {
      return page(whom, words, response);
    }
    forgetting.forget(whom, Words.named(words));
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of(
            whom.account() == null ? "The person is forgotten." : "The company is forgotten."));
    return "redirect:/forgetting";
  }

  private static JteView view(ForgettingPage page) {
    return new JteView("customers/forgetting", page);
  }

  private static Whom whom(String email, String person, String name, String account) {
    return new Whom(known(email), known(person), known(name), known(account));
  }

  private static @Nullable String known(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static String field(Whom whom) {
    return whom.email() != null
        ? "email"
        : whom.person() != null ? "person" : whom.name() != null ? "name" : "account";
  }

  private static String value(Whom whom) {
    for (String each :
        new @Nullable String[] {whom.email(), whom.person(), whom.name(), whom.account()}) {
      if (each != null) {
        return each;
      }
    }
    return "";
  }
}
