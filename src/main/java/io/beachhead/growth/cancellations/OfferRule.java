package io.beachhead.growth.cancellations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * To whom what is offered instead of leaving. A rule without conditions is for everybody.
 *
 * @param reason key of the reason; null = any
 * @param segment key of a segment of the active segmentation; null = any
 * @param minArr recurring revenue a year from which on it holds, in the workspace's currency; null
 *     = any
 * @param plan the plan that is offered; only of {@link Offer#PLAN}
 * @param months how long a pause lasts; only of {@link Offer#PAUSE}
 * @param words what the customer reads; null for the usual sentence
 */
public record OfferRule(
    @Nullable String reason,
    @Nullable String segment,
    @Nullable Double minArr,
    Offer offer,
    @Nullable String plan,
    @Nullable Integer months,
    @Nullable String words) {

  /** What can be offered. */
  public enum Offer {
    @JsonProperty("pause")
    PAUSE(Outcome.PAUSED),
    @JsonProperty("plan")
    PLAN(Outcome.CHANGED_PLAN),
    @JsonProperty("person")
    PERSON(Outcome.TALK);

    private final Outcome outcome;

    Offer(Outcome outcome) {
      this.outcome = outcome;
    }

    /** What becomes of a cancellation whose customer accepts it. */
    public Outcome outcome() {
      return outcome;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int USUAL_PAUSE = 3;
  private static final double LARGE = 20_000;

  /** What holds until somebody edits the rules. */
  static final List<OfferRule> USUAL =
      List.of(
          new OfferRule(null, null, LARGE, Offer.PERSON, null, null, null),
          new OfferRule(
              Reason.TOO_EXPENSIVE.key(), null, null, Offer.PLAN, "a smaller plan", null, null),
          new OfferRule(
              Reason.NOT_USED_ENOUGH.key(), null, null, Offer.PAUSE, null, USUAL_PAUSE, null),
          new OfferRule(
              Reason.NO_LONGER_NEEDED.key(), null, null, Offer.PAUSE, null, USUAL_PAUSE, null),
          new OfferRule(Reason.MISSING_FEATURE.key(), null, null, Offer.PERSON, null, null, null));

  /** How long the pause is that it offers, in months. */
  public int pause() {
    return months == null ? USUAL_PAUSE : months;
  }

  /** What the customer reads. */
  public String sentence() {
    if (words != null) {
      return words;
    }
    return switch (offer) {
      case PAUSE ->
          pause() == 1
              ? "Pause for a month: you pay nothing, and everything is kept."
              : "Pause for %d months: you pay nothing, and everything is kept.".formatted(pause());
      case PLAN -> "Change to %s.".formatted(plan == null ? "another plan" : plan);
      case PERSON -> "Talk to a person first: somebody who can change things calls you.";
    };
  }

  /** Whether it holds for an account that leaves for a reason. */
  boolean holds(String why, @Nullable String ofSegment, double arr) {
    return (reason == null || reason.equals(why))
        && (segment == null || segment.equals(ofSegment))
        && (minArr == null || arr >= minArr);
  }
}
