package io.beachhead.decisions;

import io.beachhead.web.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was decided, as it was written down. None of it changes afterwards.
 *
 * @param features key and name, those of a scenario or of the requests included
 * @param requests ids of every voice that it owes an answer
 * @param evidence as it was on the day of the decision
 */
public record Decision(
    String id,
    Subject subject,
    Ruling ruling,
    List<Named> features,
    List<String> requests,
    Prediction predicted,
    DecisionEvidence evidence,
    Recorded recorded,
    Chain chain) {

  public Decision {
    features = List.copyOf(features);
    requests = List.copyOf(requests);
  }

  /**
   * What was decided.
   *
   * @param reason in words that a customer may read
   * @param alternatives what else was considered
   * @param revisitWhen what would reopen it, as it was written; null for nothing
   * @param checkOn day on which the prediction is compared with what happened; null for none
   */
  public record Ruling(
      Verdict verdict,
      String reason,
      List<String> alternatives,
      @Nullable String revisitWhen,
      @Nullable LocalDate checkOn,
      List<Decider> deciders) {
    public Ruling {
      alternatives = List.copyOf(alternatives);
      deciders = List.copyOf(deciders);
    }
  }

  /** A feature as it was called then. */
  public record Named(String key, String name) {}

  /**
   * Who wrote it down, and when.
   *
   * @param backfilled written down after the fact: decided or to be checked before the day it was
   *     recorded
   */
  public record Recorded(String by, Instant at, LocalDate decidedOn, boolean backfilled) {}

  /**
   * The decisions around it.
   *
   * @param follows id of the one that it takes the place of
   * @param followedBy id of the one that took its place; it no longer holds then
   */
  public record Chain(@Nullable String follows, @Nullable String followedBy) {}

  public Verdict verdict() {
    return ruling.verdict();
  }

  public LocalDate decidedOn() {
    return recorded.decidedOn();
  }

  /** The day on which to look again; null where none was named, or a condition instead. */
  public @Nullable LocalDate revisitDay() {
    String when = ruling.revisitWhen();
    return when == null ? null : Days.typed(when);
  }

  /** Whether no later decision has taken its place. */
  public boolean holds() {
    return chain.followedBy() == null;
  }

  /** Whether it concerns a segment: it gains happy customers there, or somebody there asked. */
  public boolean concerns(String segment) {
    return predicted.segments().stream()
            .anyMatch(each -> each.key().equals(segment) && each.concerned())
        || evidence.segments().stream()
            .anyMatch(each -> each.key().equals(segment) && each.requests() > 0);
  }
}
