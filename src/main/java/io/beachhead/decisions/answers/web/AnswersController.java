package io.beachhead.decisions.answers.web;

import io.beachhead.decisions.answers.Answer;
import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.decisions.answers.Telling;
import io.beachhead.outbox.Webhooks;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives answers on pages: the draft to copy or mail, told with a reaction, and undone. */
@Controller
@ConditionalOnWebApplication
class AnswersController {
  private static final List<String> CHANNELS = List.of("mail", "call", "meeting", "chat", "other");

  private final OwedAnswers answers;
  private final Shells shells;
  private final Webhooks webhooks;

  AnswersController(OwedAnswers answers, Shells shells, Webhooks webhooks) {
    this.answers = answers;
    this.shells = shells;
    this.webhooks = webhooks;
  }

  @GetMapping("/answers/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  JteView draft(@PathVariable String id) {
    AnswerLine line = answers.required(id);
    Answer.Told told = line.answer().told();
    String kept = told == null ? null : told.text();
    String text = kept == null ? line.draft() : kept;
    String email = line.request().personEmail();
    return new JteView(
        "decisions/_answer",
        new AnswerPage(
            shells.bare().csrf(),
            id,
            Objects.requireNonNullElse(line.whom(), "somebody"),
            line.about(),
            line.request().text(),
            text,
            email == null ? null : mailto(email, line.about(), text),
            CHANNELS,
            webhooks.all().stream()
                .filter(each -> !each.muted())
                .map(each -> new AnswerPage.Receiver(each.id(), each.name()))
                .toList()));
  }

  @PostMapping("/answers/{id}/told")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String told(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String reaction,
      RedirectAttributes redirect) {
    AnswerLine line = answers.required(id);
    answers.tell(
        id,
        new Telling(
            channel,
            text == null || text.isBlank() ? line.draft() : text,
            reaction == null || reaction.isBlank() ? null : reaction));
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "%s: told.".formatted(Objects.requireNonNullElse(line.whom(), "Answer")),
            "/answers/%s/owed".formatted(id)));
    String decision = line.answer().decision();
    return "redirect:/decisions" + (decision == null ? "" : "?decision=" + decision);
  }

  @PostMapping("/answers/{id}/owed")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ResponseEntity<Void> owed(@PathVariable String id) {
    answers.oweAgain(id);
    return ResponseEntity.noContent().build();
  }

  /** A line per answer, owed and told. */
  @GetMapping("/answers.csv")
  void csv(HttpServletResponse response) {
    Csv.download(
        response,
        "answers",
        csv -> {
          csv.row(
              "id",
              "state",
              "owner",
              "account_id",
              "account",
              "request",
              "about",
              "decision",
              "since",
              "days",
              "channel",
              "reaction",
              "told_at",
              "told_by",
              "text");
          for (AnswerLine line : answers.all()) {
            Answer answer = line.answer();
            Answer.Told told = answer.told();
            csv.row(
                answer.id(),
                answer.state().key(),
                line.owner(),
                line.request().accountId(),
                line.accountName(),
                answer.request(),
                line.about(),
                answer.decision(),
                answer.since(),
                line.ageDays(),
                told == null ? null : told.channel(),
                told == null || told.reaction() == null ? null : told.reaction().key(),
                told == null ? null : told.at(),
                told == null ? null : told.by(),
                told == null ? line.draft() : told.text());
          }
        });
  }

  private static String mailto(String email, String about, String text) {
    return "mailto:%s?subject=%s&body=%s".formatted(encoded(email), encoded(about), encoded(text));
  }

  /** Spaces as %20, which mail programs understand. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@");
  }
}
