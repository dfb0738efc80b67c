package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.people.DomainOffers;
import io.beachhead.behaviour.people.Merges;
import io.beachhead.behaviour.people.Merges.Merge;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Who was joined with whom, and undoing it. */
@Controller
@Hidden
class MergesController {
  private static final int SHOWN = 100;
  private static final int IN_CSV = 100_000;

  private final Merges merges;
  private final DomainOffers offers;
  private final Shells shells;
  private final WorkspaceSettings settings;

  MergesController(Merges merges, DomainOffers offers, Shells shells, WorkspaceSettings settings) {
    this.merges = merges;
    this.offers = offers;
    this.shells = shells;
    this.settings = settings;
  }

  @GetMapping("/sources/people")
  JteView page(@RequestParam(defaultValue = "") String q) {
    var zone = settings.current().timezone();
    return new JteView(
        "behaviour/sources/people",
        new MergesPage(
            shells.shell("sources"),
            SourcesPages.tabs("/sources/people"),
            q,
            CurrentUser.now().may(Role.PRODUCT) || CurrentUser.now().may(Role.GTM),
            "/sources/people.csv?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8),
            merges.latest(q, SHOWN).stream().map(merge -> line(merge, zone)).toList(),
            offers.all().stream().limit(SHOWN).map(MergesController::domainLine).toList()));
  }

  private static MergesPage.DomainLine domainLine(DomainOffers.Offer offer) {
    var address = "/sources/people/domains/" + offer.domain();
    boolean open = offer.state() == DomainOffers.State.OFFERED;
    return new MergesPage.DomainLine(
        offer.domain(),
        offer.accountName(),
        "/accounts/" + URLEncoder.encode(offer.accountId(), StandardCharsets.UTF_8),
        Format.count(offer.people()),
        switch (offer.state()) {
          case OFFERED -> "without an account";
          case ACCEPTED -> "counted for it";
          case DECLINED -> "left apart";
        },
        offer.state() == DomainOffers.State.ACCEPTED ? "ok" : "line",
        open ? address + "/acceptance" : "",
        open ? address + "/refusal" : "",
        open ? "" : address + "/reopening");
  }

  @PostMapping("/sources/people/domains/{domain}/{decision:acceptance|refusal|reopening}")
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  RedirectView decide(
      @PathVariable String domain, @PathVariable String decision, RedirectAttributes redirect) {
    offers.decide(
        domain,
        switch (decision) {
          case "acceptance" -> true;
          case "refusal" -> false;
          default -> null;
        });
    redirect.addFlashAttribute(
        Flash.NAME,
        switch (decision) {
          case "acceptance" ->
              new Flash(
                  "The people of %s now count for the account.".formatted(domain),
                  "/sources/people/domains/" + domain + "/reopening");
          case "refusal" ->
              new Flash(
                  "The people of %s are kept separate.".formatted(domain),
                  "/sources/people/domains/" + domain + "/reopening");
          default -> Flash.of("The suggestion is open again.");
        });
    return new RedirectView("/sources/people");
  }

  private static MergesPage.Line line(Merge merge, ZoneId zone) {
    var address = "/sources/people/merges/" + merge.id();
    return new MergesPage.Line(
        merge.from(),
        merge.fromVisitor() ? "visitor" : "user",
        merge.to(),
        merge.call(),
        Format.time(merge.at(), zone),
        switch (merge.state()) {
          case JOINED -> "one person";
          case KEPT_APART -> "kept apart: the device belonged to somebody else before";
          case UNDONE -> "undone";
        },
        switch (merge.state()) {
          case JOINED -> "ok";
          case KEPT_APART -> "warn";
          case UNDONE -> "line";
        },
        switch (merge.state()) {
          case JOINED -> address + "/undone";
          case KEPT_APART -> "";
          case UNDONE -> address + "/redone";
        },
        merge.state() == Merges.State.UNDONE ? "Join again" : "Undo");
  }

  @GetMapping("/sources/people.csv")
  void csv(@RequestParam(defaultValue = "") String q, HttpServletResponse response) {
    Csv.download(
        response,
        "merges",
        csv -> {
          csv.row("from", "from_is_visitor", "to", "call", "at", "state");
          for (var merge : merges.latest(q, IN_CSV)) {
            csv.row(
                merge.from(),
                merge.fromVisitor(),
                merge.to(),
                merge.call(),
                merge.at(),
                merge.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
          }
        });
  }

  @PostMapping("/sources/people/merges/{id}/undone")
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  RedirectView undo(@PathVariable String id, RedirectAttributes redirect) {
    merges.undo(id);
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash("They are two people again.", "/sources/people/merges/" + id + "/redone"));
    return new RedirectView("/sources/people");
  }

  @PostMapping("/sources/people/merges/{id}/redone")
  @PreAuthorize("hasAnyRole('PRODUCT', 'GTM')")
  RedirectView redo(@PathVariable String id, RedirectAttributes redirect) {
    merges.redo(id);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("They are one person again."));
    return new RedirectView("/sources/people");
  }
}
