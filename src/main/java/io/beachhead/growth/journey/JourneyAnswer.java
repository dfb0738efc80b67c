package io.beachhead.growth.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.growth.users.TimeToValue;
import io.beachhead.statistics.NotEnoughData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far new users got, in all and by a division whose parts add up to all.
 *
 * @param steps of everybody
 * @param groups by value, the largest first; a value of null = not known; empty where not divided
 * @param largestLoss the transition that loses the largest share; null where nothing was lost
 */
public record JourneyAnswer(
    @Nullable String by,
    int people,
    List<JourneyStep> steps,
    TimeToValue timeToValue,
    List<Group> groups,
    @Nullable Loss largestLoss,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  /**
   * A step, and who got there by way of all before it.
   *
   * @param step signedUp, onboarded, aha, active or upgraded
   * @param count null where the company has not said what the step is; it is passed over then
   * @param share of those who signed up
   * @param ofBefore share of those who were at the step before
   * @param open not there and may still get there: their time for it is not over
   * @param ever who did it, by whatever way
   */
  public record JourneyStep(
      String step,
      @Nullable Integer count,
      @Nullable Double share,
      @Nullable Double ofBefore,
      int open,
      @Nullable Integer ever) {}

  /** One part of the division. */
  public record Group(
      @Nullable String value, int people, List<JourneyStep> steps, TimeToValue timeToValue) {}

  /**
   * Where most are lost.
   *
   * @param lost who were at {@code from} and cannot get to {@code to} any more, or have not yet
   *     where it has no limit in time
   * @param share of those who were at {@code from} and are decided
   */
  public record Loss(String from, String to, int lost, double share, String sentence) {}
}
