package io.beachhead.voice.surveys.web;

import io.beachhead.voice.surveys.NewSurvey;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyKind;
import io.beachhead.voice.surveys.SurveySetUp;
import io.beachhead.voice.surveys.Surveys;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The list of surveys, and the form that sets one up. */
@Controller
@Hidden
@ConditionalOnWebApplication
class SurveysController {
  private final Shells shells;
  private final Surveys surveys;
  private final SurveySetUp setUp;

  SurveysController(Shells shells, Surveys surveys, SurveySetUp setUp) {
    this.shells = shells;
    this.surveys = surveys;
    this.setUp = setUp;
  }

  /** What somebody filled in. */
  private record Typed(
      String name, String kind, String items, String intro, String closesOn, String quota) {}

  @GetMapping("/surveys")
  JteView list() {
    return view(form(new Typed("", "nps", "", "", "", ""), null));
  }

  @PostMapping("/surveys")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String items,
      @RequestParam(defaultValue = "") String intro,
      @RequestParam(defaultValue = "") String closesOn,
      @RequestParam(defaultValue = "") String quota,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      Survey survey =
          setUp.add(
              new NewSurvey(
                  null,
                  name,
                  kind,
                  items
                      .lines()
                      .filter(line -> !line.isBlank())
                      .map(line -> item(line, kind.equals("outcomes")))
                      .toList(),
                  intro,
                  date(closesOn),
                  number(quota),
                  null,
                  null));
      redirect.addFlashAttribute(Flash.NAME, Flash.of("Survey saved. Invite people next."));
      return new ModelAndView(new RedirectView("/surveys/" + survey.key(), true));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      return view(form(new Typed(name, kind, items, intro, closesOn, quota), says(refused)));
    }
  }

  private JteView view(SurveysPage.Form form) {
    var shell = shells.shell("surveys");
    return new JteView(
        "voice/surveys/list",
        new SurveysPage(
            shell,
            surveys.all().stream()
                .map(survey -> {
                  String closed = survey.closed(shell.today());
                  return new SurveysPage.Row(
                      shell.link("/surveys/" + survey.key()),
                      survey.name(),
                      survey.kind().label(),
                      Format.count(survey.respondents()),
                      closed == null ? survey.open().replaceFirst("\\.$", "") : "Closed");
                })
                .toList(),
            mayWrite() ? form : null));
  }

  static boolean mayWrite() {
    CurrentUser user = CurrentUser.now();
    return user.may(Role.PRODUCT) || user.may(Role.GTM);
  }

  private static SurveysPage.Form form(Typed typed, @Nullable String error) {
    return new SurveysPage.Form(
        typed.name,
        Arrays.stream(SurveyKind.values())
            .map(each ->
                new SurveysPage.Kind(each.key(), each.label(), each.key().equals(typed.kind)))
            .toList(),
        typed.items,
        typed.intro,
        typed.closesOn,
        typed.quota,
        error);
  }

  /**
   * A line of the form: the text, then after bars the key of a feature (of a job, for importance
   * and satisfaction) and a known worth.
   */
  private static NewSurvey.NewItem item(String line, boolean ofJobs) {
    String[] parts = line.split("\\|", -1);
    if (parts.length > 3) {
      throw refused("items", "“%s” has more than two bars".formatted(line.strip()));
    }
    String worth = parts.length < 3 ? "" : parts[2].strip();
    if (!worth.matches("([0-9]{1,9}(\\.[0-9]{1,2})?)?")) {
      throw refused("items", "“%s” is not an amount; write 1200 or 99.50".formatted(worth));
    }
    return new NewSurvey.NewItem(
        null,
        parts[0].strip(),
        parts.length < 2 || ofJobs ? null : parts[1].strip(),
        worth.isEmpty() ? null : new BigDecimal(worth),
        parts.length < 2 || !ofJobs ? null : parts[1].strip());
  }

  /** What is wrong, by the names that the fields have on the page. */
  static String says(ProblemException refused) {
    return refused.problems().stream()
        .map(each -> {
          String field = String.valueOf(each.column());
          String label =
              switch (field.replaceAll("\\[.*", "")) {
                case "name" -> "What it is called";
                case "kind" -> "Kind";
                case "items" -> "Items";
                case "intro" -> "Words above the questions";
                case "closesOn" -> "Last day";
                case "quota" -> "Close after so many answers";
                default -> field;
              };
          return label
              + (each.value() == null ? "" : " “%s”".formatted(each.value()))
              + ": "
              + each.problem();
        })
        .collect(Collectors.joining("; "));
  }

  static @Nullable LocalDate date(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeParseException unreadable) {
      throw refused("closesOn", "is not a date; use 2026-04-03");
    }
  }

  static @Nullable Integer number(String text) {
    if (text.isBlank()) {
      return null;
    }
    if (!text.strip().matches("[0-9]{1,7}")) {
      throw refused("quota", "is not a whole number");
    }
    return Integer.valueOf(text.strip());
  }

  private static ProblemException refused(String field, String problem) {
    return ProblemException.unprocessable(
        "The survey cannot be saved.", List.of(ProblemItem.of(field, null, problem)));
  }
}
