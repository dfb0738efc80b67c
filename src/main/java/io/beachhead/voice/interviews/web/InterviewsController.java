package io.beachhead.voice.interviews.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.voice.interviews.InterviewNotes;
import io.beachhead.voice.interviews.Interviews;
import io.beachhead.voice.interviews.NewInterview;
import io.beachhead.voice.interviews.TranscriptFile;
import io.beachhead.voice.interviews.web.InterviewsPage.Form;
import io.beachhead.voice.speaker.Segments;
import io.beachhead.voice.speaker.Speakers;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Pager;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The list of interviews, and the form that notes one. */
@Controller
@Hidden
@ConditionalOnWebApplication
class InterviewsController {
  private static final int ROWS = 50;

  private final Shells shells;
  private final Interviews interviews;
  private final InterviewNotes notes;
  private final Speakers speakers;
  private final Segments segments;
  private final WorkspaceSettings settings;

  InterviewsController(
      Shells shells,
      Interviews interviews,
      InterviewNotes notes,
      Speakers speakers,
      Segments segments,
      WorkspaceSettings settings) {
    this.shells = shells;
    this.interviews = interviews;
    this.notes = notes;
    this.speakers = speakers;
    this.segments = segments;
    this.settings = settings;
  }

  @GetMapping("/interviews")
  JteView list(@RequestParam(required = false) @Nullable String page) {
    return list(page, Form.EMPTY);
  }

  @PostMapping("/interviews")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView add(
      @RequestParam MultiValueMap<String, String> said,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletResponse response,
      RedirectAttributes redirect)
      throws IOException {
    Form form = form(said);
    try {
      String transcript = form.transcript();
      String note = null;
      if (file != null && !file.isEmpty()) {
        var content = TranscriptFile.read(file.getBytes());
        transcript = content.text();
        note = content.note();
      }
      String id =
          notes.add(
              new NewInterview(
                  null,
                  form.personEmail(),
                  form.title(),
                  form.heldOn(),
                  form.interviewer(),
                  form.recordingUrl(),
                  null,
                  "on".equals(said.getFirst("consent")) ? "given" : null,
                  date("keepUntil", form.keepUntil()),
                  form.pseudonym(),
                  transcript));
      redirect.addFlashAttribute(
          Flash.NAME, Flash.of(note == null ? "Interview saved." : "Interview saved. " + note));
      return new ModelAndView(new RedirectView("/interviews/" + id, true));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      String why =
          refused.problems().isEmpty()
              ? refused.detail()
              : refused.detail()
                  + " "
                  + refused.problems().stream()
                      .map(each -> each.column() + ": " + each.problem())
                      .collect(Collectors.joining("; "))
                  + ".";
      return list(
          null,
          new Form(
              form.personEmail(),
              form.title(),
              form.interviewer(),
              form.heldOn(),
              form.recordingUrl(),
              form.keepUntil(),
              form.pseudonym(),
              form.transcript(),
              why));
    }
  }

  private JteView list(@Nullable String page, Form form) {
    var shell = shells.shell("jobs");
    int number = page != null && page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
    int total = interviews.count();
    Map<String, Integer> marked = new HashMap<>();
    interviews.quotes().forEach(quote -> marked.merge(quote.interview(), 1, Integer::sum));
    var known = speakers.known();
    var chosen = shell.segmentation();
    var division = segments.divide(chosen == null ? null : chosen.key(), shell.asOf());
    List<InterviewsPage.Row> rows =
        interviews.some((number - 1) * ROWS, ROWS).stream()
            .map(each -> {
              int quotes = marked.getOrDefault(each.id(), 0);
              var answer = InterviewAnswer.of(each, quotes, known, division);
              AccountGroup segment =
                  division.of(known.account(each.accountId(), each.personEmail()));
              var held = each.heldAt();
              return new InterviewsPage.Row(
                  shell.link("/interviews/" + each.id()),
                  answer.who().interviewee(),
                  about(answer),
                  segment == null
                      ? null
                      : new InterviewsPage.Segment(segment.colour(), segment.name()),
                  held == null
                      ? ""
                      : Format.date(held.atZone(settings.current().timezone()).toLocalDate()),
                  Format.count(quotes, "quote"));
            })
            .toList();
    return new JteView(
        "voice/interviews/list",
        new InterviewsPage(
            shell,
            rows,
            Pager.byNumber(shell.address().with("page", null), number, ROWS, total),
            mayWrite() ? form : null,
            total));
  }

  private static String about(InterviewAnswer answer) {
    String persona = answer.who().persona();
    String account = answer.who().accountName();
    return persona == null
        ? (account == null ? "" : account)
        : persona + (account == null ? "" : ", " + account);
  }

  static boolean mayWrite() {
    CurrentUser user = CurrentUser.now();
    return user.may(Role.PRODUCT) || user.may(Role.GTM);
  }

  private static @Nullable LocalDate date(String field, String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException unreadable) {
      throw ProblemException.unprocessable(
          "The interview cannot be saved.",
          List.of(io.beachhead.web.ProblemItem.of(field, null, "is not a date; use 2026-04-03")));
    }
  }

  private static Form form(MultiValueMap<String, String> said) {
    return new Form(
        text(said, "personEmail"),
        text(said, "title"),
        text(said, "interviewer"),
        text(said, "heldOn"),
        text(said, "recordingUrl"),
        text(said, "keepUntil"),
        text(said, "pseudonym"),
        text(said, "transcript"),
        null);
  }

  private static String text(MultiValueMap<String, String> said, String name) {
    String value = said.getFirst(name);
    return value == null ? "" : value;
  }
}
