package io.beachhead.decisions.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.decisions.Decider;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionEvidence;
import io.beachhead.decisions.Prediction;
import io.beachhead.decisions.Revisits;
import io.beachhead.decisions.Subject;
import io.beachhead.decisions.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision in JSON.
 *
 * @param features what it is about or comes down to, as they were called then
 * @param requests ids of every voice that it owed an answer
 * @param answersOwed how many answers it still owes
 * @param answersTold how many were given
 * @param revisit how what would reopen it stands; null where nothing would, or another followed
 * @param withheld what keeps it off shared roadmaps: its reason names a customer, say; absent in
 *     lists, and where nothing does
 * @param evidence as it was on the day of the decision; null in lists
 */
record DecisionAnswer(
    String id,
    Subject subject,
    @JsonUnwrapped Ruling ruling,
    List<Decision.Named> features,
    List<String> requests,
    int answersOwed,
    int answersTold,
    Prediction predicted,
    @JsonUnwrapped Recorded recorded,
    Revisits.@Nullable Revisit revisit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String withheld,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DecisionEvidence evidence) {

  /** What was decided. */
  record Ruling(
      Verdict verdict,
      String reason,
      List<String> alternatives,
      @Nullable String revisitWhen,
      @Nullable LocalDate checkOn,
      List<Decider> deciders) {}

  /**
   * Who wrote it down, and what it follows.
   *
   * @param backfilled written down after the fact
   * @param follows id of the decision that it takes the place of
   * @param followedBy id of the decision that took its place
   */
  record Recorded(
      LocalDate decidedOn,
      String recordedBy,
      Instant recordedAt,
      boolean backfilled,
      @Nullable String follows,
      @Nullable String followedBy) {}

  static DecisionAnswer of(
      Decision decision,
      AnswerCounts answers,
      Revisits.@Nullable Revisit revisit,
      @Nullable String withheld,
      @Nullable DecisionEvidence evidence) {
    Decision.Ruling ruling = decision.ruling();
    Decision.Recorded recorded = decision.recorded();
    return new DecisionAnswer(
        decision.id(),
        decision.subject(),
        new Ruling(
            ruling.verdict(),
            ruling.reason(),
            ruling.alternatives(),
            ruling.revisitWhen(),
            ruling.checkOn(),
            ruling.deciders()),
        decision.features(),
        decision.requests(),
        answers.owed(decision),
        answers.told(decision),
        decision.predicted(),
        new Recorded(
            recorded.decidedOn(),
            recorded.by(),
            recorded.at(),
            recorded.backfilled(),
            decision.chain().follows(),
            decision.chain().followedBy()),
        revisit,
        withheld,
        evidence);
  }
}
