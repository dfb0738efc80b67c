package io.beachhead.voice.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.CustomerBase;
import io.beachhead.voice.NewRequest;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestCapture;
import io.beachhead.voice.ThemeNames;
import io.beachhead.voice.web.CaptureForm.Options;
import io.beachhead.voice.web.CaptureForm.Suggested;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.Toast;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that captures a request on any page: who, which account, their words, how badly. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class CaptureController {
  private final Shells shells;
  private final CaptureOptions options;
  private final RequestCapture capture;
  private final ThemeNames themes;

  CaptureController(
      Shells shells, CaptureOptions options, RequestCapture capture, ThemeNames themes) {
    this.shells = shells;
    this.options = options;
    this.capture = capture;
    this.themes = themes;
  }

  /**
   * @param page the browser's address: on an account's page that account is filled in
   */
  @GetMapping("/requests/capture")
  JteView form(
      @RequestParam(required = false) @Nullable String account,
      @RequestHeader(name = "HX-Current-URL", defaultValue = "") String page) {
    CustomerBase base = options.base();
    String shown = account == null ? AccountAddress.idIn(page).orElse(null) : account;
    int row = shown == null ? -1 : base.rowOf(shown);
    return form(
        Map.of(
            "account", row < 0 ? "" : CaptureOptions.called(base, row), "importance", "important"),
        Map.of());
  }

  @GetMapping("/requests/capture/accounts")
  JteView accounts(@RequestParam(defaultValue = "") String account) {
    return new JteView("voice/_accounts", new Options(options.accounts(account)));
  }

  /** People of the account that is typed, or anybody who has asked before. */
  @GetMapping("/requests/capture/people")
  JteView people(
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String person) {
    return new JteView("voice/_accounts", new Options(options.people(account, person)));
  }

  @GetMapping("/requests/capture/suggestion")
  JteView suggestion(@RequestParam(defaultValue = "") String text) {
    return new JteView("voice/_suggestion", new Suggested(options.suggested(text)));
  }

  @PostMapping("/requests/capture")
  @Nullable JteView save(
      @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
    var typed = new HashMap<String, String>();
    sent.forEach((name, values) ->
        typed.put(name, String.join("; ", values.stream().filter(v -> !v.isBlank()).toList())));
    CustomerBase base = options.base();
    String company = typed.getOrDefault("account", "").strip();
    List<Integer> meant = company.isEmpty() ? List.of() : CaptureOptions.meant(base, company);
    if (meant.size() > 1) {
      response.setStatus(422);
      return form(
          typed,
          Map.of("account", "Several accounts have this name. Enter the id of the one you mean."));
    }
    Request request;
    try {
      request = capture.add(said(typed, base, company, meant));
    } catch (ProblemException refused) {
      response.setStatus(422);
      return form(typed, errors(refused));
    }
    boolean prospect = request.asker().prospect() != null;
    Toast.show(
        response,
        prospect ? "Captured. %s is a new prospect.".formatted(company) : "Captured.",
        null,
        RequestAddress.of(request.id()));
    if (typed.containsKey("line")) {
      response.setHeader("HX-Trigger-After-Swap", "request-captured");
      return new JteView("voice/_captureline", CaptureLine.empty(shells.shell("requests"), true));
    }
    response.setHeader("HX-Trigger-After-Swap", "close-dialog, request-captured");
    return null;
  }

  /** A company that is not an account is a prospect. */
  private NewRequest said(
      Map<String, String> typed, CustomerBase base, String company, List<Integer> meant) {
    return new NewRequest(
        meant.isEmpty() ? null : base.id(meant.getFirst()),
        meant.isEmpty() && !company.isEmpty() ? company : null,
        typed.getOrDefault("person", typed.get("personEmail")),
        typed.get("text"),
        typed.get("importance"),
        amount(typed.getOrDefault("amount", "")),
        typed.get("deal"),
        List.of(typed.getOrDefault("feature", "").split("; ")),
        new ArrayList<@Nullable String>(themes.in(typed.getOrDefault("theme", ""))),
        typed.get("source"),
        typed.get("owner"));
  }

  private static @Nullable BigDecimal amount(String typed) {
    String plain = typed.replaceAll("[\\s,]", "");
    if (plain.isEmpty()) {
      return null;
    }
    try {
      return new BigDecimal(plain);
    } catch (NumberFormatException notANumber) {
      throw ProblemException.unprocessable(
          "The request cannot be saved.",
          List.of(ProblemItem.of("amount", typed, "expected an amount such as 12000")));
    }
  }

  private static Map<String, String> errors(ProblemException refused) {
    var errors = new HashMap<String, String>();
    for (ProblemItem problem : refused.problems()) {
      String field = Objects.requireNonNullElse(problem.column(), "text");
      String shown =
          switch (field) {
            case "accountId", "prospect" -> "account";
            case "personEmail", "personName" -> "person";
            default -> field;
          };
      errors.putIfAbsent(shown, problem.problem());
    }
    if (errors.isEmpty()) {
      errors.put("text", refused.detail());
    }
    return errors;
  }

  private JteView form(Map<String, String> values, Map<String, String> errors) {
    if (values.containsKey("line")) {
      return new JteView(
          "voice/_captureline",
          new CaptureLine(
              shells.shell("requests"),
              values,
              errors,
              options.suggested(values.getOrDefault("text", "")),
              false));
    }
    return new JteView(
        "voice/_capture",
        new CaptureForm(
            shells.shell("requests"),
            values,
            errors,
            options.accounts(values.getOrDefault("account", "")),
            options.people(values.getOrDefault("account", ""), values.getOrDefault("person", "")),
            options.features(values.getOrDefault("feature", "")),
            themes.all().stream().map(theme -> theme.name()).toList(),
            options.suggested(values.getOrDefault("text", ""))));
  }
}
