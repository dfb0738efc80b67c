package io.beachhead.voice.web;

import io.beachhead.customers.AccountList;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.NewRequest;
import io.beachhead.voice.RequestCapture;
import io.beachhead.voice.web.RequestsPage.AccountOptions;
import io.beachhead.voice.web.RequestsPage.CaptureForm;
import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.Toast;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that captures a request on any page: which account, who, their words, how badly. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class CaptureController {
  private static final int OFFERED = 12;

  private final Shells shells;
  private final CustomerBases bases;
  private final RequestCapture capture;
  private final WorkspaceSettings settings;
  private final Clock clock;

  CaptureController(
      Shells shells,
      CustomerBases bases,
      RequestCapture capture,
      WorkspaceSettings settings,
      Clock clock) {
    this.shells = shells;
    this.bases = bases;
    this.capture = capture;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/requests/capture")
  JteView form(@RequestParam(required = false) @Nullable String account) {
    CustomerBase base = base();
    int row = account == null ? -1 : base.rowOf(account);
    return form(row < 0 ? "" : called(base, row), "", "", "important", null, null);
  }

  @GetMapping("/requests/capture/accounts")
  JteView accounts(@RequestParam(defaultValue = "") String account) {
    return new JteView("voice/_accounts", options(account));
  }

  @PostMapping("/requests/capture")
  @Nullable JteView save(
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String personEmail,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String importance,
      HttpServletResponse response) {
    CustomerBase base = base();
    List<Integer> meant = account.isBlank() ? List.of() : meant(base, account.strip());
    String accountError =
        account.isBlank() || meant.size() == 1
            ? null
            : meant.isEmpty()
                ? "There is no account with this name. Choose one, or leave it empty."
                : "Several accounts have this name. Enter the id of the one you mean.";
    if (accountError != null) {
      response.setStatus(422);
      return form(account, personEmail, text, importance, accountError, null);
    }
    try {
      capture.add(
          new NewRequest(
              meant.isEmpty() ? null : base.id(meant.getFirst()),
              null,
              personEmail,
              text,
              importance,
              null,
              null,
              List.of(),
              List.of(),
              null,
              null));
    } catch (ProblemException refused) {
      response.setStatus(422);
      String wrong =
          refused.problems().stream()
              .findFirst()
              .map(ProblemItem::problem)
              .orElse(refused.detail());
      return form(account, personEmail, text, importance, null, wrong);
    }
    Toast.show(response, "Captured.");
    response.setHeader("HX-Trigger-After-Swap", "close-dialog, request-captured");
    return null;
  }

  private JteView form(
      String account,
      String personEmail,
      String text,
      String importance,
      @Nullable String accountError,
      @Nullable String error) {
    return new JteView(
        "voice/_capture",
        new CaptureForm(
            shells.shell("requests"),
            account,
            personEmail,
            text,
            importance,
            options(account),
            accountError,
            error));
  }

  private AccountOptions options(String typed) {
    CustomerBase base = base();
    return new AccountOptions(
        new AccountList(base, Optional.empty())
            .search(typed, OFFERED).stream()
                .map(row -> new Option(called(base, row), base.id(row), false))
                .toList());
  }

  /** Its name, or its id where others are called the same. */
  private static String called(CustomerBase base, int row) {
    String name = base.name(row);
    return meant(base, name).size() == 1 ? name : base.id(row);
  }

  /** Rows of the accounts of that id, else of that name. */
  private static List<Integer> meant(CustomerBase base, String typed) {
    int row = base.rowOf(typed);
    if (row >= 0) {
      return List.of(row);
    }
    return IntStream.range(0, base.size())
        .filter(each -> base.name(each).equalsIgnoreCase(typed))
        .boxed()
        .toList();
  }

  private CustomerBase base() {
    return bases.asOf(settings.current().today(clock));
  }
}
