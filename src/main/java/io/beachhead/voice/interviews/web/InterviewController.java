package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.Codebook;
import io.beachhead.voice.interviews.Coding;
import io.beachhead.voice.interviews.Guide;
import io.beachhead.voice.interviews.Interviews;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.speaker.Segments;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** One interview's page: marks passages, ticks questions. */
@Controller
@Hidden
@ConditionalOnWebApplication
class InterviewController {
  private final Shells shells;
  private final Interviews interviews;
  private final Coding coding;
  private final Codebook codebook;
  private final Guide guide;
  private final Jobs jobs;
  private final Segments segments;
  private final WorkspaceSettings settings;

  InterviewController(
      Shells shells,
      Interviews interviews,
      Coding coding,
      Codebook codebook,
      Guide guide,
      Jobs jobs,
      Segments segments,
      WorkspaceSettings settings) {
    this.shells = shells;
    this.interviews = interviews;
    this.coding = coding;
    this.codebook = codebook;
    this.guide = guide;
    this.jobs = jobs;
    this.segments = segments;
    this.settings = settings;
  }

  /** What somebody filled in. */
  private record Filled(String from, String to, String code, String job, @Nullable String error) {}

  @GetMapping("/interviews/{id}")
  JteView show(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    return view(id, new Filled(from, to, "", "", null));
  }

  @PostMapping("/interviews/{id}/quotes")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView mark(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String job,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      coding.mark(id, new Coding.Mark(whole(from), whole(to), code, job));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      String why =
          refused.problems().stream()
              .map(ProblemItem::problem)
              .distinct()
              .collect(Collectors.joining("; "));
      return view(id, new Filled(from, to, code, job, why.isEmpty() ? refused.detail() : why));
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Passage marked."));
    return back(id);
  }

  @PostMapping("/interviews/{id}/quotes/{quote}/deletion")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView unmark(
      @PathVariable String id, @PathVariable String quote, RedirectAttributes redirect) {
    coding.unmark(id, quote);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Mark deleted."));
    return back(id);
  }

  @PostMapping("/interviews/{id}/guide")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView tick(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable List<String> asked,
      RedirectAttributes redirect) {
    interviews.one(id);
    guide.tick(id, asked == null ? List.of() : asked);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Guide saved."));
    return back(id);
  }

  private static ModelAndView back(String id) {
    return new ModelAndView(
        new RedirectView(
            "/interviews/"
                + org.springframework.web.util.UriUtils.encodePathSegment(
                    id, java.nio.charset.StandardCharsets.UTF_8),
            true));
  }

  private JteView view(String id, Filled filled) {
    var shell = shells.shell("jobs");
    var interview = interviews.one(id);
    var quotes = interviews.quotes(id);
    var all = jobs.all();
    var chosen = shell.segmentation();
    var who =
        InterviewAnswer.of(
            interview,
            quotes.size(),
            segments.speakers(),
            segments.divide(chosen == null ? null : chosen.key(), shell.asOf()));
    InterviewPage.QuoteForm form =
        !InterviewsController.mayWrite() || interview.textDeleted()
            ? null
            : new InterviewPage.QuoteForm(
                filled.from,
                filled.to,
                words(interview.transcript(), whole(filled.from), whole(filled.to)),
                filled.code,
                codebook.codes().stream().map(Codebook.Code::name).toList(),
                all.stream()
                    .map(job ->
                        new InterviewPage.Option(
                            job.key(), job.name(), job.key().equals(filled.job)))
                    .toList(),
                filled.error);
    return new JteView(
        "voice/interviews/interview",
        new InterviewPages(shell, who, interview, quotes, settings.current().timezone())
            .page(all, guide.openings(), guide.asked(id), form));
  }

  private static @Nullable String words(String text, @Nullable Integer from, @Nullable Integer to) {
    return from == null || to == null || from < 0 || to > text.length() || from >= to
        ? null
        : text.substring(from, to);
  }

  private static @Nullable Integer whole(String text) {
    return text.strip().matches("[0-9]{1,8}") ? Integer.valueOf(text.strip()) : null;
  }
}
