package io.beachhead.samples;

import io.beachhead.behaviour.log.Event;
import java.time.LocalDate;
import java.util.List;

/**
 * What a sample's customers did, told day by day: too much to hold at once. The same sample tells
 * the same day in the same words, in any order.
 */
public interface SampleEvents {

  /** Of samples whose customers do nothing. */
  SampleEvents NONE =
      new SampleEvents() {
        @Override
        public LocalDate first() {
          return LocalDate.EPOCH;
        }

        @Override
        public LocalDate last() {
          return first().minusDays(1);
        }

        @Override
        public List<Event> on(LocalDate day) {
          return List.of();
        }
      };

  LocalDate first();

  /** Included; before {@link #first} where nothing ever happened. */
  LocalDate last();

  /** Everything of a day in UTC, in the order of its times. */
  List<Event> on(LocalDate day);

  default boolean isEmpty() {
    return last().isBefore(first());
  }
}
