package io.beachhead.decisions.answers.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Verdict;
import io.beachhead.decisions.answers.Answer;
import io.beachhead.decisions.answers.AnswerLine;
import io.beachhead.decisions.answers.Loop;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.decisions.answers.Reaction;
import io.beachhead.decisions.answers.Telling;
import io.beachhead.store.StorableText;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Answers as JSON. */
@RestController
@RequestMapping("/api")
@ConditionalOnWebApplication
@Tag(name = "Decisions")
class AnswersApi {
  private static final List<String> FIELDS = List.of("state", "channel", "text", "reaction");

  private final OwedAnswers answers;

  AnswersApi(OwedAnswers answers) {
    this.answers = answers;
  }

  /** Answers, the longest owed first. */
  record AnswersAnswer(List<AnswerJson> items, int total) {}

  /**
   * One answer.
   *
   * @param request id of the voice that is owed it
   * @param decision id; null where a feature was shipped that was never decided on
   * @param account id; null where it is not an account
   * @param owner who tells them; null where nobody is named
   * @param draft what may be said
   * @param since owed from then on
   */
  record AnswerJson(
      String id,
      String request,
      @Nullable String decision,
      @Nullable String account,
      @Nullable String owner,
      String draft,
      Answer.State state,
      Instant since,
      @JsonUnwrapped About about,
      @JsonInclude(JsonInclude.Include.NON_NULL) Answer.@Nullable Told told) {}

  /**
   * What it is about.
   *
   * @param about name of what was decided on or shipped
   * @param verdict null where nothing was decided
   * @param person who asked, as far as it is known
   * @param words what they asked for
   */
  record About(
      Answer.Cause cause,
      String about,
      @Nullable Verdict verdict,
      @Nullable String accountName,
      @Nullable String person,
      @Nullable String personEmail,
      String words,
      long ageDays,
      boolean overdue) {}

  /**
   * How somebody was told.
   *
   * @param channel in a word: mail, call, copy …
   * @param text as it was said; the draft where it is left out
   */
  record TellingBody(
      @Schema(allowableValues = {"told", "owed"}) String state,
      @Nullable String channel,
      @Nullable String text,
      @Nullable Reaction reaction) {}

  @GetMapping("/answers")
  @Operation(
      summary = "Answers owed and told, the longest owed first",
      description =
          "Filters: owner (as it stands at the account), state (owed or told), account (id). One"
              + " answer per request and voice that a decision touches, and again when it is"
              + " shipped.")
  AnswersAnswer all(
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String account) {
    Answer.State wanted = state == null || state.isBlank() ? null : state(state);
    List<AnswerJson> found =
        answers.all().stream()
            .filter(line -> wanted == null || line.answer().state() == wanted)
            .filter(line -> owner == null || owner.equalsIgnoreCase(line.owner()))
            .filter(line -> account == null || account.equals(line.request().accountId()))
            .map(AnswersApi::json)
            .toList();
    return new AnswersAnswer(found, found.size());
  }

  @GetMapping("/answers/{id}")
  @Operation(summary = "One answer")
  AnswerJson one(@PathVariable String id) {
    return json(answers.required(id));
  }

  @PutMapping("/answers/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Mark somebody as told, or owe the answer again",
      description =
          "state told, with channel, text (the draft where it is left out) and reaction, which may"
              + " come later; state owed undoes it. The request follows. 409 where a later decision"
              + " took the answer's place.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = TellingBody.class))))
  AnswerJson change(@PathVariable String id, @RequestBody JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.badRequest("Expected a JSON object with the fields of an answer.");
    }
    List<ProblemItem> problems = new ArrayList<>();
    for (String name : body.propertyNames()) {
      if (!FIELDS.contains(name)) {
        problems.add(
            ProblemItem.of(
                StorableText.cut(name, 60),
                null,
                "there is no such field; there are " + String.join(", ", FIELDS)));
      }
    }
    String state = text(body, "state", problems);
    Telling said =
        new Telling(
            text(body, "channel", problems),
            text(body, "text", problems),
            text(body, "reaction", problems));
    if (problems.isEmpty() && !"told".equals(state) && !"owed".equals(state)) {
      problems.add(
          ProblemItem.of(
              "state",
              state == null ? null : StorableText.cut(state, 40),
              "must be one of told, owed"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The answer cannot be saved.", problems);
    }
    AnswerLine line = answers.required(id);
    if ("owed".equals(state)) {
      answers.oweAgain(id);
    } else {
      boolean first = line.answer().told() == null;
      answers.tell(
          id,
          first && said.text() == null
              ? new Telling(said.channel(), line.draft(), said.reaction())
              : said);
    }
    return json(answers.required(id));
  }

  @GetMapping("/loop")
  @Operation(
      summary = "Whether whoever asked hears back",
      description =
          "Answers owed and told, and the median days from a request to the answer that told"
              + " its decision.")
  Loop loop() {
    return answers.loop();
  }

  private static @Nullable String text(JsonNode body, String field, List<ProblemItem> problems) {
    JsonNode value = body.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      problems.add(
          ProblemItem.of(field, StorableText.cut(value.toString(), 40), "expected a text"));
      return null;
    }
    return value.stringValue();
  }

  private static Answer.State state(String said) {
    return switch (said) {
      case "owed" -> Answer.State.OWED;
      case "told" -> Answer.State.TOLD;
      default ->
          throw ProblemException.badRequest(
              "There is no state \"%s\".".formatted(said),
              List.of(ProblemItem.of("state", said, "must be one of owed, told")));
    };
  }

  private static AnswerJson json(AnswerLine line) {
    Answer answer = line.answer();
    Decision decision = line.decision();
    return new AnswerJson(
        answer.id(),
        answer.request(),
        answer.decision(),
        line.request().accountId(),
        line.owner(),
        line.draft(),
        answer.state(),
        answer.since(),
        new About(
            answer.cause(),
            line.about(),
            decision == null ? null : decision.verdict(),
            line.accountName(),
            line.request().said(),
            line.request().personEmail(),
            line.request().text(),
            line.ageDays(),
            line.overdue()),
        answer.told());
  }
}
