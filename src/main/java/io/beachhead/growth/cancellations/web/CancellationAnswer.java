package io.beachhead.growth.cancellations.web;

import io.beachhead.growth.cancellations.Cancellation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation in JSON.
 *
 * @param link the page on which the customer cancels; null once it was used or has expired
 * @param answers null until the two questions are answered
 * @param outcome open, left, paused, changed-plan, talk, stayed or undone
 */
record CancellationAnswer(
    String id,
    String account,
    @Nullable String person,
    @Nullable String link,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Answers answers,
    List<String> offered,
    String outcome,
    @Nullable Result result) {

  /** What the customer answered. */
  record Answers(String reason, List<String> liked, @Nullable String comment, Instant at) {}

  /** What came of it, and who said so: {@code customer}, or a name. */
  record Result(
      @Nullable String plan,
      @Nullable LocalDate resumesOn,
      @Nullable Instant at,
      @Nullable String by) {}

  static CancellationAnswer of(Cancellation cancellation, @Nullable String link) {
    var answers = cancellation.answers();
    var result = cancellation.result();
    return new CancellationAnswer(
        cancellation.id(),
        cancellation.account(),
        cancellation.person(),
        link,
        cancellation.createdAt(),
        cancellation.expiresAt(),
        answers == null
            ? null
            : new Answers(
                answers.reason().key(), answers.liked(), answers.comment(), answers.answeredAt()),
        cancellation.offered(),
        result.outcome().key(),
        cancellation.open()
            ? null
            : new Result(result.plan(), result.resumesOn(), result.at(), result.by()));
  }
}
