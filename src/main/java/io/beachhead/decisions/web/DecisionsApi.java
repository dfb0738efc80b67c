package io.beachhead.decisions.web;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionEvidence;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Revisits;
import io.beachhead.decisions.Verdict;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.decisions.audience.OutsideReaders;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Decisions as JSON. */
@RestController
@RequestMapping("/api/decisions")
@ConditionalOnWebApplication
@Tag(name = "Decisions")
class DecisionsApi {
  private final Decisions decisions;
  private final OwedAnswers answers;
  private final Revisits revisits;
  private final OutsideReaders outside;

  DecisionsApi(
      Decisions decisions, OwedAnswers answers, Revisits revisits, OutsideReaders outside) {
    this.decisions = decisions;
    this.answers = answers;
    this.revisits = revisits;
    this.outside = outside;
  }

  /** Decisions, the latest first. */
  record DecisionsAnswer(List<DecisionAnswer> items, int total) {}

  /**
   * The fields of a decision that is written down; exactly one of the first four.
   *
   * @param theme key
   * @param scenario key
   * @param requests ids
   * @param reason in words that a customer may read
   * @param alternatives what else was considered
   * @param revisitWhen a day, a condition on a metric such as {@code requests >= 10 or happy of
   *     non-profit >= 20}, or words, which nobody watches
   * @param checkOn day on which the prediction is compared with what happened; a build is checked
   *     90 days after by default
   * @param decidedOn day of the decision; today by default
   */
  record DecisionBody(
      @Nullable List<String> features,
      @Nullable String theme,
      @Nullable String scenario,
      @Nullable List<String> requests,
      @Schema(allowableValues = {"build", "later", "no", "nothing"}) String verdict,
      String reason,
      @Nullable List<String> alternatives,
      @Nullable String revisitWhen,
      @Nullable String checkOn,
      @Nullable String decidedOn,
      @Nullable List<String> deciders) {}

  @GetMapping
  @Operation(
      summary = "What was decided, latest first",
      description =
          "Filters: verdict, and segment: those that gain happy customers there or that somebody"
              + " there asked about.")
  DecisionsAnswer all(
      @RequestParam(required = false) @Nullable String verdict,
      @RequestParam(required = false) @Nullable String segment) {
    Verdict wanted = verdict == null || verdict.isBlank() ? null : verdict(verdict);
    AnswerCounts counts = counts();
    List<DecisionAnswer> found =
        decisions.all().stream()
            .filter(decision -> wanted == null || decision.verdict() == wanted)
            .filter(decision -> segment == null || segment.isBlank() || decision.concerns(segment))
            .map(decision ->
                DecisionAnswer.of(decision, counts, revisits.of(decision).orElse(null), null, null))
            .toList();
    return new DecisionsAnswer(found, found.size());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One decision, with the evidence as it was")
  DecisionAnswer one(@PathVariable String id) {
    Decision decision = decisions.required(id);
    return answer(decision, counts(), decision.evidence());
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Write a decision down, with the evidence as it is now",
      description =
          "About exactly one of features, theme, scenario and requests. Needs a verdict and a"
              + " reason. What is known of the value, the requests and the happy customers is kept"
              + " as it is now, or as it was on decidedOn. A decider is an e-mail address, or an"
              + " object with email and confidence, the probability they give the prediction. The"
              + " predicted numbers are the increase of happy accounts. revisitWhen is a day,"
              + " words, or a condition that is watched: requests, askers, blockers, at stake;"
              + " accounts, arr, happy, grr or nrr of a segment; >= or <= a number (grr and nrr"
              + " in per cent or as a fraction); several joined by or.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = DecisionBody.class))))
  ResponseEntity<DecisionAnswer> make(@RequestBody JsonNode body) {
    return created(decisions.make(new DecisionReader(body).read()));
  }

  @PostMapping("/{id}/successor")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Follow a decision with another one",
      description =
          "With a verdict and reason of its own; about the same unless it says otherwise. 409 where"
              + " the decision was followed already.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = DecisionBody.class))))
  ResponseEntity<DecisionAnswer> follow(@PathVariable String id, @RequestBody JsonNode body) {
    return created(decisions.follow(id, new DecisionReader(body).read()));
  }

  private DecisionAnswer answer(
      Decision decision, AnswerCounts counts, @Nullable DecisionEvidence evidence) {
    return DecisionAnswer.of(
        decision,
        counts,
        revisits.of(decision).orElse(null),
        outside.mayNotRead(decision.ruling().reason()).orElse(null),
        evidence);
  }

  private AnswerCounts counts() {
    return new AnswerCounts(answers.all());
  }

  private ResponseEntity<DecisionAnswer> created(Decision decision) {
    return ResponseEntity.created(URI.create("/api/decisions/" + decision.id()))
        .body(answer(decision, counts(), null));
  }

  private static Verdict verdict(String said) {
    return Verdict.of(said)
        .orElseThrow(() ->
            ProblemException.badRequest(
                "There is no verdict \"%s\".".formatted(said),
                List.of(
                    ProblemItem.of("verdict", said, "must be one of build, later, no, nothing"))));
  }
}
