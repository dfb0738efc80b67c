package io.beachhead.workspace.web;

import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.settings.WorkspaceChange;
import io.beachhead.workspace.settings.WorkspaceChanges;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The settings of the workspace as a form. */
@Controller
@Hidden
@ConditionalOnWebApplication
class SettingsController {
  private static final List<Choices.Option> WEEK_STARTS =
      List.of(new Choices.Option("monday", "Monday"), new Choices.Option("sunday", "Sunday"));

  private final Shells shells;
  private final WorkspaceSettings settings;
  private final WorkspaceChanges changes;

  SettingsController(Shells shells, WorkspaceSettings settings, WorkspaceChanges changes) {
    this.shells = shells;
    this.settings = settings;
    this.changes = changes;
  }

  @GetMapping("/settings")
  JteView form() {
    return view(filled(settings.current()), false, FormErrors.NONE, HttpStatus.OK);
  }

  @PostMapping("/settings")
  @PreAuthorize("hasRole('ADMIN')")
  ModelAndView save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String currency,
      @RequestParam(defaultValue = "") String timezone,
      @RequestParam(defaultValue = "") String weekStart,
      @RequestParam(defaultValue = "") String capacityWeeks,
      @RequestParam(defaultValue = "") List<String> rateCurrency,
      @RequestParam(defaultValue = "") List<String> rate,
      @RequestParam(defaultValue = "false") boolean keepNumbers,
      RedirectAttributes redirect) {
    var form =
        new SettingsPage.Form(
            name, currency, timezone, weekStart, capacityWeeks, rates(rateCurrency, rate));
    var problems = new ArrayList<ProblemItem>();
    var change = change(form, keepNumbers, problems);
    if (problems.isEmpty()) {
      try {
        changes.change(change);
        redirect.addFlashAttribute(Flash.NAME, Flash.of("Settings saved."));
        return new ModelAndView(new RedirectView("/settings"));
      } catch (ProblemException refused) {
        if (refused.status() == HttpStatus.CONFLICT) {
          problems.add(ProblemItem.of("currency", currency, refused.detail()));
          return view(form, true, FormErrors.of(problems), HttpStatus.CONFLICT);
        }
        problems.addAll(refused.problems());
      }
    }
    return view(form, false, FormErrors.of(problems), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private WorkspaceChange change(
      SettingsPage.Form form, boolean keepNumbers, List<ProblemItem> problems) {
    var rates = new TreeMap<String, BigDecimal>();
    for (var line : form.rates()) {
      var rate = number(line.rate());
      if (rate == null) {
        problems.add(
            ProblemItem.of(
                "exchangeRates",
                line.rate(),
                "the rate of " + line.currency() + " is not a number"));
      } else {
        rates.put(line.currency(), rate);
      }
    }
    var capacity = form.capacityWeeks().isBlank() ? BigDecimal.ZERO : number(form.capacityWeeks());
    if (capacity == null) {
      problems.add(ProblemItem.of("capacityWeeks", form.capacityWeeks(), "must be a number"));
    }
    // Rates are stated in the workspace's currency; with another one those on the page are stale.
    Map<String, BigDecimal> stated =
        form.currency().equals(settings.current().currency()) ? rates : null;
    return new WorkspaceChange(
        form.name(),
        form.currency(),
        form.timezone(),
        form.weekStart(),
        stated,
        capacity == null ? null : capacity.doubleValue(),
        keepNumbers);
  }

  private static @Nullable BigDecimal number(String typed) {
    try {
      return new BigDecimal(typed.strip().replace(',', '.'));
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static List<SettingsPage.Rate> rates(List<String> currencies, List<String> rates) {
    var lines = new ArrayList<SettingsPage.Rate>();
    for (int i = 0; i < Math.min(currencies.size(), rates.size()); i++) {
      var currency = currencies.get(i).strip().toUpperCase(Locale.ROOT);
      if (!currency.isEmpty() || !rates.get(i).isBlank()) {
        lines.add(new SettingsPage.Rate(currency, rates.get(i).strip()));
      }
    }
    return lines;
  }

  private static SettingsPage.Form filled(Workspace workspace) {
    var capacity = workspace.capacityWeeks();
    return new SettingsPage.Form(
        workspace.name(),
        workspace.currency(),
        workspace.timezone().getId(),
        workspace.weekStart().name().toLowerCase(Locale.ROOT),
        capacity == null ? "" : BigDecimal.valueOf(capacity).stripTrailingZeros().toPlainString(),
        new TreeMap<>(workspace.exchangeRates())
            .entrySet().stream()
                .map(e -> new SettingsPage.Rate(e.getKey(), e.getValue().toPlainString()))
                .toList());
  }

  private JteView view(SettingsPage.Form form, boolean asks, FormErrors errors, HttpStatus status) {
    var page =
        new SettingsPage(
            shells.shell("settings"),
            SettingsTabs.at("/settings"),
            form,
            withCurrent(Choices.currencies(), form.currency()),
            withCurrent(Choices.zones(), form.timezone()),
            WEEK_STARTS,
            CurrentUser.now().may(Role.ADMIN),
            asks,
            errors);
    return new JteView("workspace/settings", page, status);
  }

  /** A value set through the API may be one the list does not offer. */
  private static List<Choices.Option> withCurrent(List<Choices.Option> options, String current) {
    if (options.stream().anyMatch(option -> option.value().equals(current))) {
      return options;
    }
    var all = new ArrayList<>(options);
    all.addFirst(new Choices.Option(current, current));
    return all;
  }
}
