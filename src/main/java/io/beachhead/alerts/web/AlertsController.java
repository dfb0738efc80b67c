package io.beachhead.alerts.web;

import io.beachhead.alerts.Alert;
import io.beachhead.alerts.AlertDraft;
import io.beachhead.alerts.Alerts;
import io.beachhead.alerts.Happening;
import io.beachhead.alerts.digest.Digests;
import io.beachhead.behaviour.saved.SavedNumber;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of alerts. */
@Controller
@Hidden
@ConditionalOnWebApplication
class AlertsController {
  static final String ADDRESS = "/alerts";
  private static final String MAY = "hasAnyRole('PRODUCT','GTM')";
  private static final Duration LATELY = Duration.ofDays(30);

  private final Alerts alerts;
  private final Shells shells;
  private final WorkspaceSettings settings;
  private final Digests digests;

  AlertsController(Alerts alerts, Shells shells, WorkspaceSettings settings, Digests digests) {
    this.digests = digests;
    this.alerts = alerts;
    this.shells = shells;
    this.settings = settings;
  }

  @GetMapping(ADDRESS)
  JteView page(@RequestParam(required = false) @Nullable String number) {
    return view(new AlertDraft(null, number, null, null, null), "", null, HttpStatus.OK);
  }

  @GetMapping(ADDRESS + ".csv")
  void csv(HttpServletResponse response) {
    Csv.download(
        response,
        "alerts",
        csv -> {
          csv.row("key", "name", "number", "happens", "threshold", "muted", "problem");
          for (var alert : alerts.all()) {
            csv.row(
                alert.key(),
                alert.name(),
                alert.number(),
                alert.happens().key(),
                alert.threshold(),
                alert.muted(),
                alert.problem());
          }
        });
  }

  @PostMapping(ADDRESS)
  @PreAuthorize(MAY)
  ModelAndView add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String happens,
      @RequestParam(defaultValue = "") String threshold,
      @RequestParam(defaultValue = "") String emails,
      RedirectAttributes redirect) {
    var draft = new AlertDraft(name, number, happens, number(threshold), emails(emails));
    try {
      alerts.add(draft);
    } catch (ProblemException wrong) {
      return view(draft, threshold, words(wrong), wrong.status());
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The alert is set."));
    return new ModelAndView(new RedirectView(ADDRESS));
  }

  private static List<String> emails(String typed) {
    return Arrays.stream(typed.split("[\\s,;]+")).filter(one -> !one.isEmpty()).toList();
  }

  private static @Nullable Double number(String typed) {
    try {
      var plain = typed.strip().replace(",", "");
      return plain.isEmpty()
          ? null
          : plain.endsWith("%")
              ? (Double) (Double.parseDouble(plain.substring(0, plain.length() - 1)) / 100)
              : Double.valueOf(plain);
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }

  @PostMapping(ADDRESS + "/{key}/muting")
  @PreAuthorize(MAY)
  String mute(
      @PathVariable String key,
      @RequestParam(defaultValue = "true") boolean muted,
      RedirectAttributes redirect) {
    var alert = alerts.mute(key, muted);
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of((muted ? "%s is muted." : "%s is no longer muted.").formatted(alert.name())));
    return "redirect:" + ADDRESS;
  }

  @PostMapping(ADDRESS + "/{key}/deletion")
  @PreAuthorize(MAY)
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    var was = alerts.delete(key);
    var undo =
        UriComponentsBuilder.fromPath(ADDRESS)
            .queryParam("name", "{name}")
            .queryParam("number", "{number}")
            .queryParam("happens", "{happens}")
            .queryParam("threshold", "{threshold}")
            .queryParam("emails", "{emails}")
            .encode()
            .buildAndExpand(
                was.name(),
                was.number(),
                was.happens().key(),
                was.threshold() == null ? "" : was.threshold(),
                String.join(" ", was.emails()))
            .toUriString();
    redirect.addFlashAttribute(Flash.NAME, new Flash("%s is deleted.".formatted(was.name()), undo));
    return "redirect:" + ADDRESS;
  }

  private static String words(ProblemException wrong) {
    return wrong.problems().isEmpty()
        ? wrong.detail()
        : wrong.problems().stream()
            .map(item -> item.column() + " " + item.problem())
            .collect(Collectors.joining("; ", wrong.detail() + " ", "."));
  }

  private JteView view(
      AlertDraft draft, String threshold, @Nullable String problem, HttpStatus status) {
    var user = CurrentUser.now();
    var numbers = alerts.numbers();
    var zone = settings.current().timezone();
    return new JteView(
        "alerts/alerts",
        new AlertsPage(
            shells.shell("alerts"),
            alerts.all().stream().map(alert -> row(alert, numbers)).toList(),
            alerts.raisedWithin(LATELY).stream()
                .map(raised ->
                    new AlertsPage.Raised(
                        raised.said(),
                        Format.time(raised.raisedAt(), zone),
                        raised.receivers() == 0
                            ? "no webhook subscribed"
                            : "to " + Format.count(raised.receivers(), "webhook")))
                .toList(),
            numbers.stream()
                .map(number ->
                    new AlertsPage.Option(
                        number.key(), number.name(), number.key().equals(draft.number())))
                .toList(),
            Arrays.stream(Happening.values())
                .map(one ->
                    new AlertsPage.Option(
                        one.key(), one.label(), one.key().equals(draft.happens())))
                .toList(),
            new AlertsPage.Form(
                draft.name() == null ? "" : draft.name(),
                threshold,
                draft.emails() == null ? "" : String.join(" ", draft.emails())),
            problem,
            user.may(Role.PRODUCT) || user.may(Role.GTM),
            user.email().isEmpty() ? null : (Boolean) digests.isMuted(user.email())),
        status);
  }

  private static AlertsPage.Row row(Alert alert, List<SavedNumber> numbers) {
    var number = numbers.stream().filter(one -> one.key().equals(alert.number())).findFirst();
    return new AlertsPage.Row(
        alert.key(),
        alert.name(),
        number.map(SavedNumber::name).orElse("deleted"),
        number.map(SavedNumber::href).orElse(null),
        alert.happens().label()
            + (alert.threshold() == null
                ? ""
                : " "
                    + (number.filter(SavedNumber::share).isPresent()
                        ? Format.shareFine(alert.threshold())
                        : Format.number(alert.threshold(), 2))),
        alert.muted(),
        alert.problem());
  }
}
