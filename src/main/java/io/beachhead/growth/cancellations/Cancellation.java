package io.beachhead.growth.cancellations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link by which an account may cancel, and what became of it.
 *
 * @param person address of whom the link is for; null where that is not said
 * @param answers null until the two questions are answered
 * @param result what became of it
 */
public record Cancellation(
    String id,
    String account,
    @Nullable String person,
    Instant createdAt,
    String createdBy,
    Instant expiresAt,
    @Nullable Answers answers,
    List<String> offered,
    Result result) {

  /**
   * What the customer answered.
   *
   * @param liked keys of what they liked; see {@link CancelQuestions}
   */
  public record Answers(
      Reason reason, List<String> liked, @Nullable String comment, Instant answeredAt) {}

  /**
   * What became of it.
   *
   * @param plan of a changed plan
   * @param resumesOn of a pause
   * @param at null while it is open
   * @param by {@code customer}, or the name of whoever wrote it down
   */
  public record Result(
      Outcome outcome,
      @Nullable String plan,
      @Nullable LocalDate resumesOn,
      @Nullable Instant at,
      @Nullable String by) {}

  public boolean open() {
    return result.outcome() == Outcome.OPEN;
  }
}
