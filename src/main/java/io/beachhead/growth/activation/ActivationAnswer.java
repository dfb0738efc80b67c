package io.beachhead.growth.activation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.growth.users.TimeToValue;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Activation, for people and for accounts, from sign-up and from purchase.
 *
 * @param of steps it takes; null where the company has not said
 * @param withinDays days of 24 hours it has to happen in
 */
public record ActivationAnswer(
    @Nullable Integer of,
    @Nullable Integer withinDays,
    Clocks people,
    Clocks accounts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  /**
   * The same steps counted from two beginnings.
   *
   * @param beforePurchase from sign-up, everybody
   * @param afterPurchase from the upgrade, who upgraded
   */
  public record Clocks(Figures beforePurchase, Figures afterPurchase) {}

  /**
   * Figures from one beginning.
   *
   * @param started whose time for it is over
   * @param open who began too recently; left out
   * @param share activated over started; null without anybody
   * @param validation null for what is counted from purchase
   */
  public record Figures(
      int started,
      int open,
      int activated,
      @Nullable Interval share,
      List<StepFigure> steps,
      TimeToValue timeToValue,
      @Nullable Validation validation) {}

  /**
   * A step.
   *
   * @param count who did it in time
   * @param medianDays of those who did it, from the beginning; null where nobody did
   */
  public record StepFigure(
      String event, int times, int count, @Nullable Double share, @Nullable Double medianDays) {}

  /**
   * Whether those who activate stay: an association, which only an experiment can make a cause.
   *
   * @param week of sign-up, from 0, in which staying is looked at; after activation's days
   * @param activated share of the activated that stayed
   * @param others share of the others
   * @param difference of the two, Newcombe's interval; null where one of them has nobody
   */
  public record Validation(
      int week,
      int people,
      @Nullable Interval activated,
      @Nullable Interval others,
      @Nullable Interval difference,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {}
}
