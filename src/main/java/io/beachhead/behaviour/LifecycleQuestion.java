package io.beachhead.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.behaviour.people.Unit;
import java.time.OffsetDateTime;
import java.util.List;

/** Who is new, stays, comes back and goes dormant, interval by interval. */
public record LifecycleQuestion(EventSelector event, Interval interval, Unit by) {

  /** One entry an interval of the period. */
  public record Answer(List<Entry> intervals) {}

  /**
   * @param newcomers active, and created in the interval
   * @param returning active, and in the interval before too
   * @param resurrecting active, not in the interval before, and created earlier
   * @param dormant minus the number active in the interval before and not in this one
   */
  public record Entry(
      OffsetDateTime start,
      @JsonProperty("new") int newcomers,
      int returning,
      int resurrecting,
      int dormant) {}
}
