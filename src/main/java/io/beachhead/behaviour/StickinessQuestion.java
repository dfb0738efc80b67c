package io.beachhead.behaviour;

import io.beachhead.behaviour.people.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In how many intervals of the period people or accounts were active.
 *
 * @param intervalCount how many calendar intervals make one, counted from the first of the period
 * @param cumulative entry k counts those active in at least k instead of exactly k
 * @param perInterval how often the event must happen for an interval to count
 */
public record StickinessQuestion(
    EventSelector event,
    Interval interval,
    int intervalCount,
    boolean cumulative,
    PerInterval perInterval,
    Unit by) {

  /** One of the three is given; an interval without the event never counts. */
  public record PerInterval(
      @Nullable Integer atLeast, @Nullable Integer atMost, @Nullable Integer exactly) {
    public static final PerInterval ONCE = new PerInterval(1, null, null);

    boolean holds(int count) {
      return count > 0
          && (atLeast == null || count >= atLeast)
          && (atMost == null || count <= atMost)
          && (exactly == null || count == exactly);
    }
  }

  /** Entry 0 is one interval, entry 1 two, and so on. */
  public record Answer(List<Integer> data) {}
}
