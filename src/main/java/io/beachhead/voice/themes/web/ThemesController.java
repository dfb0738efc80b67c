package io.beachhead.voice.themes.web;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBases;
import io.beachhead.runs.Run;
import io.beachhead.voice.Requests;
import io.beachhead.voice.ThemeAssignments;
import io.beachhead.voice.themes.ThemeGroupings;
import io.beachhead.voice.themes.ThemeReports;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of themes, and what people do on it. */
@Controller
@Hidden
@ConditionalOnWebApplication
class ThemesController {
  private static final String BACK = "redirect:/themes";

  private final Shells shells;
  private final ThemeReports reports;
  private final ThemeGroupings groupings;
  private final ThemeAssignments assignments;
  private final Requests requests;
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> divisions;

  ThemesController(
      Shells shells,
      ThemeReports reports,
      ThemeGroupings groupings,
      ThemeAssignments assignments,
      Requests requests,
      CustomerBases bases,
      ObjectProvider<AccountGrouping> divisions) {
    this.shells = shells;
    this.reports = reports;
    this.groupings = groupings;
    this.assignments = assignments;
    this.requests = requests;
    this.bases = bases;
    this.divisions = divisions;
  }

  @GetMapping("/themes")
  JteView themes() {
    Shell shell = shells.shell("themes");
    var chosen = shell.segmentation();
    String segmentation = chosen == null ? null : chosen.key();
    AccountGrouping known = divisions.getIfAvailable();
    Optional<AccountGroups> groups =
        known == null ? Optional.empty() : known.divide(segmentation, bases.asOf(shell.asOf()));
    CurrentUser user = CurrentUser.now();
    Run run = groupings.last().orElse(null);
    return new JteView(
        "voice/themes/themes",
        new ThemesPages(shell, reports.report(segmentation, shell.asOf()), requests.book(), groups)
            .page(
                run,
                run == null ? Optional.empty() : groupings.proposal(run),
                user.may(Role.PRODUCT) || user.may(Role.GTM)));
  }

  @PostMapping("/themes")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String make(@RequestParam(required = false) @Nullable String name, RedirectAttributes redirect) {
    var theme = assignments.create(name);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("New theme: %s.".formatted(theme.name())));
    return BACK;
  }

  @PostMapping("/themes/{key}/name")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String rename(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String name,
      RedirectAttributes redirect) {
    var theme = assignments.rename(key, name);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("The theme is now called %s.".formatted(theme.name())));
    return BACK;
  }

  @PostMapping("/themes/{key}/merge")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String merge(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String into,
      RedirectAttributes redirect) {
    var merged = assignments.merge(key, into);
    redirect.addFlashAttribute(Flash.NAME, ThemeSplitController.flash("Merged into %s.", merged));
    return BACK;
  }
}
