package io.beachhead.growth;

import io.beachhead.behaviour.EventSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the company means by signing up, being active, paying and so on, in its own events. Each is
 * null until somebody says it.
 *
 * @param signedUp a new free user; their first such event counts
 * @param onboarded has been through the first steps
 * @param activation the critical steps
 * @param aha the moment from which people stay
 * @param active counts as use; null = any event
 * @param upgraded began to pay
 * @param wall meets the price: a limit is reached, or something asks them to pay
 * @param shared reached the stage at which people show the product to others
 * @param invited one invitation sent
 * @param accepted one invitation accepted, by the person who was invited
 * @param gates what each stage has to reach before the next one deserves money
 */
public record GrowthDefinition(
    @Nullable EventSelector signedUp,
    @Nullable EventSelector onboarded,
    @Nullable Activation activation,
    @Nullable Aha aha,
    @Nullable EventSelector active,
    @Nullable EventSelector upgraded,
    @Nullable EventSelector wall,
    @Nullable EventSelector shared,
    @Nullable EventSelector invited,
    @Nullable EventSelector accepted,
    Gates gates) {

  /** Nothing said yet. */
  public static final GrowthDefinition NONE =
      new GrowthDefinition(null, null, null, null, null, null, null, null, null, null, Gates.NONE);

  /** What counts as use. */
  public EventSelector use() {
    return active == null ? EventSelector.ANY : active;
  }

  /**
   * Activated = so many of the steps within so many days.
   *
   * @param steps 1 to 10
   * @param of how many of them it takes, 1 to their number
   * @param withinDays of 24 hours from the beginning, 1 to 365
   */
  public record Activation(List<Step> steps, int of, int withinDays) {
    public Activation {
      steps = List.copyOf(steps);
    }
  }

  /**
   * An event that has to happen.
   *
   * @param times how often, at least 1
   */
  public record Step(EventSelector event, int times) {}

  /**
   * The aha moment.
   *
   * @param times how often, at least 1
   * @param withinDays of 24 hours from sign-up, 1 to 365
   */
  public record Aha(EventSelector event, int times, int withinDays) {}

  /**
   * What each stage has to reach; null where the company has not said.
   *
   * @param acquire new free users a day, at least
   * @param retain share of new free users active in their week 4, at least, 0 to 1
   * @param scale cost of an activated user in the workspace's currency, at most
   * @param monetise share of new free users who pay, at least, 0 to 1
   * @param ndr net dollar retention beside it, at least, as a fraction
   */
  public record Gates(
      @Nullable Double acquire,
      @Nullable Double retain,
      @Nullable Double scale,
      @Nullable Double monetise,
      @Nullable Double ndr) {
    static final Gates NONE = new Gates(null, null, null, null, null);
  }
}
