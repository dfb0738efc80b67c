package io.beachhead.voice.surveys.web;

import io.beachhead.voice.speaker.Segments;
import io.beachhead.voice.surveys.Answers;
import io.beachhead.voice.surveys.Invitations;
import io.beachhead.voice.surveys.Invitations.Invitation;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveySetUp;
import io.beachhead.voice.surveys.Surveys;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.card.PageCards;
import io.beachhead.workspace.PublicAddress;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** One survey's page: what it says, whom it asks, whether it is open. */
@Controller
@Hidden
@ConditionalOnWebApplication
class SurveyController {
  private static final int REASONS = 20;

  private final Shells shells;
  private final Surveys surveys;
  private final SurveySetUp setUp;
  private final Invitations invitations;
  private final Answers answers;
  private final Segments segments;
  private final PublicAddress address;
  private final PageCards cards;

  SurveyController(
      Shells shells,
      Surveys surveys,
      SurveySetUp setUp,
      Invitations invitations,
      Answers answers,
      Segments segments,
      PublicAddress address,
      PageCards cards) {
    this.shells = shells;
    this.surveys = surveys;
    this.setUp = setUp;
    this.invitations = invitations;
    this.answers = answers;
    this.segments = segments;
    this.address = address;
    this.cards = cards;
  }

  @GetMapping("/surveys/{key}")
  JteView show(@PathVariable String key) {
    return view(key, "", null);
  }

  @PostMapping("/surveys/{key}/invitations")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView invite(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String people,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    List<String> emails =
        Arrays.stream(people.split("[\\s,;]+")).filter(each -> !each.isEmpty()).toList();
    try {
      invitations.invite(key, emails);
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      response.setStatus(refused.status().value());
      return view(
          key,
          people,
          refused.problems().stream()
              .map(each -> (each.value() == null ? "" : each.value() + " ") + each.problem())
              .collect(Collectors.joining("; ")));
    }
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("Links made. Nothing is sent: copy them, or use the drafts."));
    return back(key);
  }

  @PostMapping("/surveys/{key}/open-link")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView open(@PathVariable String key) {
    invitations.open(key);
    return back(key);
  }

  @PostMapping("/surveys/{key}/closure")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView close(@PathVariable String key, RedirectAttributes redirect) {
    setUp.close(key);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Survey closed."));
    return back(key);
  }

  @PostMapping("/surveys/{key}/end")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView end(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String closesOn,
      @RequestParam(defaultValue = "") String quota,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      setUp.end(key, SurveysController.date(closesOn), SurveysController.number(quota));
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      response.setStatus(refused.status().value());
      return view(
          key, "", null, new SurveyPage.End(closesOn, quota, SurveysController.says(refused)));
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Saved when the survey ends."));
    return back(key);
  }

  @GetMapping("/surveys/{key}/results.csv")
  void csv(@PathVariable String key, HttpServletResponse response) {
    var results = results(surveys.one(key), shells.shell("surveys"));
    Csv.download(response, "survey-" + key, csv -> ResultsCsv.write(results, csv));
  }

  private SurveyResults results(Survey survey, Shell shell) {
    var chosen = shell.segmentation();
    return new ResultsOfSurvey(
            survey,
            answers.of(survey.key()),
            segments.divide(chosen == null ? null : chosen.key(), shell.asOf()))
        .results(false);
  }

  private static ModelAndView back(String key) {
    return new ModelAndView(
        new RedirectView(
            "/surveys/" + UriUtils.encodePathSegment(key, StandardCharsets.UTF_8), true));
  }

  private JteView view(String key, String typed, @Nullable String error) {
    return view(key, typed, error, null);
  }

  private JteView view(
      String key, String typed, @Nullable String error, SurveyPage.@Nullable End refused) {
    var shell = shells.shell("surveys");
    Survey survey = surveys.one(key);
    var results = results(survey, shell);
    String closed = survey.closed(shell.today());
    return new JteView(
        "voice/surveys/survey",
        new SurveyPage(
            shell,
            key,
            survey.name(),
            "%s, %s. %s"
                .formatted(
                    survey.kind().label(),
                    Format.count(survey.respondents()) + " answered",
                    closed == null ? survey.open() : closed),
            SurveyTables.of(results),
            SurveyTables.chart(results),
            SurveyTables.reasons(results).stream().limit(REASONS).toList(),
            cards.on("survey", shell, key),
            SurveysController.mayWrite() ? asking(survey, closed == null, typed, error) : null,
            !SurveysController.mayWrite() ? null : refused == null ? end(survey) : refused));
  }

  private static SurveyPage.End end(Survey survey) {
    var last = survey.closesOn();
    var most = survey.quota();
    return new SurveyPage.End(
        last == null ? "" : last.toString(), most == null ? "" : most.toString(), null);
  }

  private SurveyPage.Asking asking(
      Survey survey, boolean open, String typed, @Nullable String error) {
    List<Invitation> all = invitations.of(survey.key());
    return new SurveyPage.Asking(
        open,
        all.stream()
            .filter(each -> each.email() != null)
            .map(each -> link(survey, each, open))
            .toList(),
        all.stream()
            .filter(each -> each.email() == null)
            .findFirst()
            .map(each ->
                "<a href=\"%s\" target=\"_blank\" rel=\"noopener\">Tell us what you think</a>"
                    .formatted(address.link("/s/" + each.token())))
            .orElse(null),
        typed,
        error);
  }

  private SurveyPage.Link link(Survey survey, Invitation invitation, boolean open) {
    String email = String.valueOf(invitation.email());
    String href = address.link("/s/" + invitation.token());
    boolean answered = invitation.answeredAt() != null;
    String words =
        "Hello,%n%nyour answer to “%s” would help us. It takes a few minutes:%n%s%n%nThank you."
            .formatted(survey.name(), href);
    return new SurveyPage.Link(
        email,
        href,
        answered ? "answered" : "not yet",
        answered || !open
            ? null
            : "mailto:%s?subject=%s&body=%s"
                .formatted(
                    UriUtils.encode(email, StandardCharsets.UTF_8),
                    UriUtils.encode("A reminder: " + survey.name(), StandardCharsets.UTF_8),
                    UriUtils.encode(words, StandardCharsets.UTF_8)));
  }
}
