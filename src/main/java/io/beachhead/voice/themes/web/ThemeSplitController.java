package io.beachhead.voice.themes.web;

import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.voice.Theme;
import io.beachhead.voice.ThemeAssignments;
import io.beachhead.voice.ThemeNames;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.PageAddress;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which some requests of a theme become another theme, or move to one. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class ThemeSplitController {
  private final Shells shells;
  private final Requests requests;
  private final ThemeNames themes;
  private final ThemeAssignments assignments;

  ThemeSplitController(
      Shells shells, Requests requests, ThemeNames themes, ThemeAssignments assignments) {
    this.shells = shells;
    this.requests = requests;
    this.themes = themes;
    this.assignments = assignments;
  }

  @GetMapping("/themes/{key}/split")
  JteView page(@PathVariable String key) {
    return page(key, List.of(), "", null);
  }

  @PostMapping("/themes/{key}/split")
  Object split(
      @PathVariable String key,
      @RequestParam(defaultValue = "") List<String> request,
      @RequestParam(defaultValue = "") String into,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      var done = assignments.split(key, request, into);
      redirect.addFlashAttribute(Flash.NAME, flash("Moved to %s.", done));
      return "redirect:/themes";
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      response.setStatus(422);
      return page(
          key,
          request,
          into,
          refused.problems().stream().map(ProblemItem::problem).collect(Collectors.joining("; ")));
    }
  }

  /** Says what was done to a theme, and offers to undo it where requests moved. */
  static Flash flash(String sentence, ThemeAssignments.Merged done) {
    String undo =
        done.act().changed() == 0
            ? null
            : new PageAddress(
                    "/requests/undo", List.of(new PageAddress.Parameter("act", done.act().batch())))
                .href();
    return new Flash(sentence.formatted(done.theme().name()), undo);
  }

  private JteView page(String key, List<String> chosen, String into, @Nullable String error) {
    Shell shell = shells.shell("themes");
    Theme theme =
        themes.all().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("There is no theme %s.".formatted(key)));
    return new JteView(
        "voice/themes/split",
        new ThemeSplitPage(
            shell,
            key,
            theme.name(),
            requests.book().distinct().stream()
                .filter(request -> request.in(key))
                .map(request -> row(request, shell, chosen))
                .toList(),
            into,
            error,
            themes.all().stream()
                .map(Theme::name)
                .filter(name -> !name.equals(theme.name()))
                .toList()));
  }

  private static ThemeSplitPage.Row row(Request request, Shell shell, List<String> chosen) {
    return new ThemeSplitPage.Row(
        request.id(),
        request.text().length() <= 300 ? request.text() : request.text().substring(0, 299) + "…",
        shell.link(new PageAddress("/requests/-", List.of()).with("id", request.id()).href()),
        chosen.contains(request.id()));
  }
}
