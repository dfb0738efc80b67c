package io.beachhead.decisions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as somebody writes it down.
 *
 * @param keys of features, of one theme or scenario, or ids of requests
 * @param verdict key of a {@link Verdict}
 * @param reason in words that a customer may read
 * @param alternatives what else was considered
 * @param revisitWhen a day, a condition on a metric, or words
 * @param checkOn day like 2027-02-28 on which to compare the prediction with what happened
 * @param decidedOn day like 2026-11-19; null = today
 */
public record NewDecision(
    Subject.@Nullable Kind kind,
    List<String> keys,
    @Nullable String verdict,
    @Nullable String reason,
    List<String> alternatives,
    @Nullable String revisitWhen,
    @Nullable String checkOn,
    @Nullable String decidedOn,
    List<NewDecider> deciders) {

  public NewDecision {
    keys = List.copyOf(keys);
    alternatives = List.copyOf(alternatives);
    deciders = List.copyOf(deciders);
  }

  /**
   * @param confidence probability that the prediction comes true, 0 to 1; null = not said
   */
  public record NewDecider(String email, @Nullable Double confidence) {}

  /** The fields of a decision whose days have been read. */
  record Checked(
      Verdict verdict,
      String reason,
      List<String> alternatives,
      @Nullable String revisitWhen,
      @Nullable LocalDate checkOn,
      LocalDate decidedOn,
      List<Decider> deciders) {}
}
