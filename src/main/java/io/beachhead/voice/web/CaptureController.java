package io.beachhead.voice.web;

import io.beachhead.customers.AccountList;
import io.beachhead.customers.Accounts;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.NewRequest;
import io.beachhead.voice.PersonText;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestCapture;
import io.beachhead.voice.Requests;
import io.beachhead.voice.SimilarRequests;
import io.beachhead.voice.ThemeNames;
import io.beachhead.voice.web.CaptureForm.Options;
import io.beachhead.voice.web.CaptureForm.Suggested;
import io.beachhead.voice.web.CaptureForm.Suggestion;
import io.beachhead.voice.web.RequestsPage.Option;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.Toast;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that captures a request on any page: who, which account, their words, how badly. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class CaptureController {
  private static final int OFFERED = 12;

  /** Words need so many characters before they look like a theme. */
  private static final int SHORTEST_TEXT = 12;

  /** So many of the most similar requests say which theme it looks like. */
  private static final int NEIGHBOURS = 7;

  private final Shells shells;
  private final CustomerBases bases;
  private final Accounts accounts;
  private final RequestCapture capture;
  private final Requests requests;
  private final SimilarRequests similar;
  private final ThemeNames themes;
  private final ObjectProvider<FeatureNames> features;
  private final WorkspaceSettings settings;
  private final Clock clock;

  CaptureController(
      Shells shells,
      CustomerBases bases,
      Accounts accounts,
      RequestCapture capture,
      Requests requests,
      SimilarRequests similar,
      ThemeNames themes,
      ObjectProvider<FeatureNames> features,
      WorkspaceSettings settings,
      Clock clock) {
    this.shells = shells;
    this.bases = bases;
    this.accounts = accounts;
    this.capture = capture;
    this.requests = requests;
    this.similar = similar;
    this.themes = themes;
    this.features = features;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/requests/capture")
  JteView form(@RequestParam(required = false) @Nullable String account) {
    CustomerBase base = base();
    int row = account == null ? -1 : base.rowOf(account);
    return form(
        Map.of("account", row < 0 ? "" : called(base, row), "importance", "important"), Map.of());
  }

  @GetMapping("/requests/capture/accounts")
  JteView accounts(@RequestParam(defaultValue = "") String account) {
    return new JteView("voice/_accounts", new Options(accountOptions(account)));
  }

  /** People of the account that is typed, or anybody who has asked before. */
  @GetMapping("/requests/capture/people")
  JteView people(
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String person) {
    return new JteView("voice/_accounts", new Options(peopleOptions(account, person)));
  }

  @GetMapping("/requests/capture/suggestion")
  JteView suggestion(@RequestParam(defaultValue = "") String text) {
    return new JteView("voice/_suggestion", new Suggested(suggested(text)));
  }

  @PostMapping("/requests/capture")
  @Nullable JteView save(
      @RequestParam MultiValueMap<String, String> sent, HttpServletResponse response) {
    var typed = new HashMap<String, String>();
    sent.forEach((name, values) ->
        typed.put(name, String.join("; ", values.stream().filter(v -> !v.isBlank()).toList())));
    CustomerBase base = base();
    String company = typed.getOrDefault("account", "").strip();
    List<Integer> meant = company.isEmpty() ? List.of() : meant(base, company);
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
    response.setHeader("HX-Trigger-After-Swap", "close-dialog, request-captured");
    return null;
  }

  /** A company that is no account is a prospect. */
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
    FeatureNames known = features.getIfAvailable();
    Map<String, String> names = known == null ? Map.of() : known.byKey();
    String chosen = values.getOrDefault("feature", "");
    return new JteView(
        "voice/_capture",
        new CaptureForm(
            shells.shell("requests"),
            values,
            errors,
            accountOptions(values.getOrDefault("account", "")),
            peopleOptions(values.getOrDefault("account", ""), values.getOrDefault("person", "")),
            names.entrySet().stream()
                .map(entry ->
                    new Option(entry.getKey(), entry.getValue(), entry.getKey().equals(chosen)))
                .toList(),
            themes.all().stream().map(theme -> theme.name()).toList(),
            suggested(values.getOrDefault("text", ""))));
  }

  /** The theme that most of the nearest requests have, each weighed by how near it is. */
  private @Nullable Suggestion suggested(String text) {
    if (text.strip().length() < SHORTEST_TEXT) {
      return null;
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    similar
        .to(text, NEIGHBOURS)
        .forEach(near ->
            near.request().themes().stream()
                .map(AssignedTheme::name)
                .forEach(theme -> weights.merge(theme, near.similarity(), Double::sum)));
    return weights.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best -> {
          String theme = best.getKey();
          long count =
              requests.distinct().stream()
                  .filter(request ->
                      request.themes().stream().anyMatch(one -> one.name().equals(theme)))
                  .count();
          return new Suggestion(theme, Format.count(count, "request"));
        })
        .orElse(null);
  }

  private List<Option> accountOptions(String typed) {
    CustomerBase base = base();
    return new AccountList(base, Optional.empty())
        .search(typed, OFFERED).stream()
            .map(row -> new Option(called(base, row), base.id(row), false))
            .toList();
  }

  private List<Option> peopleOptions(String account, String typed) {
    CustomerBase base = base();
    List<Integer> meant = account.isBlank() ? List.of() : meant(base, account.strip());
    if (meant.size() == 1) {
      return accounts.people(base.id(meant.getFirst())).stream()
          .limit(OFFERED)
          .map(person ->
              new Option(
                  PersonText.text(person.name(), person.email()),
                  Objects.requireNonNullElse(person.title(), ""),
                  false))
          .filter(option -> !option.value().isEmpty())
          .toList();
    }
    String part = typed.strip().toLowerCase(Locale.ROOT);
    return requests.all().stream()
        .map(request -> PersonText.text(request.asker().personName(), request.personEmail()))
        .filter(text -> !text.isEmpty() && text.toLowerCase(Locale.ROOT).contains(part))
        .distinct()
        .limit(OFFERED)
        .map(text -> new Option(text, "", false))
        .toList();
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
