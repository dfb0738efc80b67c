package io.beachhead.decisions.tracker;

import io.beachhead.value.features.Features;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** The page of delivery: what was decided, how far it is, and where that is known from. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RequestMapping("/decisions/delivery")
class DeliveryController {
  private static final String ADDRESS = "/decisions/delivery";
  private static final String SECRET = "trackerSecret";

  private final Shells shells;
  private final Drift drift;
  private final Trackers trackers;
  private final Features features;
  private final PublicAddress address;
  private final WorkspaceSettings settings;

  DeliveryController(
      Shells shells,
      Drift drift,
      Trackers trackers,
      Features features,
      PublicAddress address,
      WorkspaceSettings settings) {
    this.shells = shells;
    this.drift = drift;
    this.trackers = trackers;
    this.features = features;
    this.address = address;
    this.settings = settings;
  }

  @GetMapping
  JteView page(HttpServletRequest request) {
    var flashes = RequestContextUtils.getInputFlashMap(request);
    return view(
        flashes != null && flashes.get(SECRET) instanceof DeliveryPage.ShownSecret shown
            ? shown
            : null,
        null,
        HttpStatus.OK);
  }

  @PostMapping("/issues")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView link(
      @RequestParam(defaultValue = "") String feature,
      @RequestParam(defaultValue = "") String url,
      RedirectAttributes redirect) {
    try {
      trackers.link(feature, url);
    } catch (ProblemException wrong) {
      return view(null, words(wrong), wrong.status());
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The issue is linked."));
    return back();
  }

  @PostMapping("/issues/{id}/removal")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView unlink(@PathVariable String id, RedirectAttributes redirect) {
    trackers.unlink(id);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The link is removed."));
    return back();
  }

  @PostMapping("/trackers")
  @PreAuthorize("hasRole('ADMIN')")
  ModelAndView register(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(defaultValue = "") String secret,
      RedirectAttributes redirect) {
    try {
      var made = trackers.register(kind, name, url, secret);
      redirect.addFlashAttribute(
          SECRET,
          new DeliveryPage.ShownSecret(
              made.tracker().name(), made.secret(), address.link(made.tracker().path())));
    } catch (ProblemException wrong) {
      return view(null, words(wrong), wrong.status());
    }
    return back();
  }

  @PostMapping("/trackers/{id}/deletion")
  @PreAuthorize("hasRole('ADMIN')")
  ModelAndView delete(@PathVariable String id, RedirectAttributes redirect) {
    trackers.delete(id);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The tracker is deleted."));
    return back();
  }

  private static ModelAndView back() {
    return new ModelAndView(new RedirectView(ADDRESS));
  }

  private static String words(ProblemException wrong) {
    return wrong.problems().isEmpty()
        ? wrong.detail()
        : wrong.problems().stream()
            .map(item -> item.column() + " " + item.problem())
            .collect(Collectors.joining("; ", wrong.detail() + " ", "."));
  }

  private JteView view(
      DeliveryPage.@Nullable ShownSecret secret, @Nullable String problem, HttpStatus status) {
    CurrentUser user = CurrentUser.now();
    List<IssueLink> links = trackers.links(null);
    return new JteView(
        "decisions/delivery",
        new DeliveryPage(
            shells.shell("decisions"),
            rows(links),
            trackers.all().stream().map(this::tracker).toList(),
            features.all().stream()
                .map(each -> new DeliveryPage.Option(each.key(), each.name()))
                .toList(),
            Arrays.stream(TrackerKind.values())
                .map(each -> new DeliveryPage.Option(each.key(), each.label()))
                .toList(),
            secret,
            problem,
            "/decisions/delivery.csv",
            user.may(Role.PRODUCT),
            user.may(Role.ADMIN)),
        status);
  }

  private List<DeliveryPage.Row> rows(List<IssueLink> links) {
    List<DeliveryPage.Row> rows = new ArrayList<>();
    for (Drift.Line line : drift.lines()) {
      rows.add(
          new DeliveryPage.Row(
              line.name(),
              line.state() == null ? null : "/features/" + line.feature(),
              decided(line),
              line.state() == null ? "deleted" : line.state().key(),
              effort(line),
              line.drift(),
              links.stream()
                  .filter(link -> link.feature().equals(line.feature()))
                  .map(DeliveryController::issue)
                  .toList()));
    }
    return rows;
  }

  private static String decided(Drift.Line line) {
    return line.verdict() == null || line.decidedOn() == null
        ? "not decided"
        : "%s, %s".formatted(line.verdict().label(), Format.date(line.decidedOn()));
  }

  private static String effort(Drift.Line line) {
    String planned =
        line.plannedWeeks() == null
            ? "not known"
            : Format.personWeeks(line.plannedWeeks()) + " planned";
    return line.spentWeeks() == null
        ? planned
        : planned + ", " + Format.personWeeks(line.spentWeeks()) + " spent";
  }

  private static DeliveryPage.Issue issue(IssueLink link) {
    String end = link.url().substring(link.url().lastIndexOf('/') + 1);
    return new DeliveryPage.Issue(
        link.id(),
        link.url(),
        link.title().isEmpty() ? end : link.title(),
        link.state().key(),
        link.state() == IssueState.DONE ? "ok" : null);
  }

  private DeliveryPage.TrackerRow tracker(Tracker tracker) {
    Instant heard = tracker.heardAt();
    return new DeliveryPage.TrackerRow(
        tracker.id(),
        tracker.name(),
        tracker.kind().label(),
        tracker.url(),
        address.link(tracker.path()),
        heard == null ? "nothing yet" : Format.time(heard, settings.current().timezone()));
  }
}
