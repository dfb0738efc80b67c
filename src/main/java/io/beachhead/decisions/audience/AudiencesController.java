package io.beachhead.decisions.audience;

import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

/** The page on which the team shares the roadmap. */
@Controller
@Hidden
@ConditionalOnWebApplication
class AudiencesController {
  private static final String ADDRESS = "/decisions/audiences";

  private final Shells shells;
  private final Audiences audiences;
  private final PublicAddress address;

  AudiencesController(Shells shells, Audiences audiences, PublicAddress address) {
    this.shells = shells;
    this.audiences = audiences;
    this.address = address;
  }

  @GetMapping(ADDRESS)
  JteView page() {
    return view(null, HttpStatus.OK);
  }

  @PostMapping(ADDRESS)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String segment,
      @RequestParam(defaultValue = "") String expiresOn,
      RedirectAttributes redirect) {
    try {
      audiences.add(name, title, segment, expiresOn);
    } catch (ProblemException wrong) {
      return view(words(wrong), wrong.status());
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The link is ready to be passed on."));
    return new ModelAndView(new RedirectView(ADDRESS));
  }

  @PostMapping(ADDRESS + "/{id}/revocation")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView revoke(@PathVariable String id, RedirectAttributes redirect) {
    audiences.revoke(id);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("The link has ended."));
    return new ModelAndView(new RedirectView(ADDRESS));
  }

  private static String words(ProblemException wrong) {
    return wrong.problems().isEmpty()
        ? wrong.detail()
        : wrong.problems().stream()
            .map(item -> item.column() + " " + item.problem())
            .collect(Collectors.joining("; ", wrong.detail() + " ", "."));
  }

  private JteView view(@Nullable String problem, HttpStatus status) {
    CurrentUser user = CurrentUser.now();
    boolean mayShare = user.may(Role.PRODUCT) || user.may(Role.GTM);
    List<Audience> all = audiences.all();
    Set<PublicRoadmap.Withheld> withheld = new LinkedHashSet<>();
    all.forEach(each -> withheld.addAll(audiences.preview(each).withheld()));
    return new JteView(
        "decisions/audiences",
        new AudiencesPage(
            shells.shell("decisions"),
            all.stream().map(each -> row(each, mayShare)).toList(),
            audiences.segments().stream()
                .map(each -> new AudiencesPage.Option(each.key(), each.name()))
                .toList(),
            List.copyOf(withheld),
            problem,
            mayShare),
        status);
  }

  private AudiencesPage.Row row(Audience audience, boolean mayShare) {
    PublicRoadmap roadmap = audiences.preview(audience);
    LocalDate last = audience.expiresOn();
    String whom =
        audience.segment() == null
            ? "everybody"
            : audiences.segments().stream()
                .filter(each -> each.key().equals(audience.segment()))
                .map(each -> each.name())
                .findFirst()
                .orElse(audience.segment());
    return new AudiencesPage.Row(
        audience.id(),
        audience.name(),
        "for %s, %s".formatted(whom, last == null ? "no end" : "until " + Format.date(last)),
        mayShare ? address.link(audience.path()) : "",
        "%d now, %d next, %d later"
            .formatted(roadmap.now().size(), roadmap.next().size(), roadmap.later().size()));
  }
}
