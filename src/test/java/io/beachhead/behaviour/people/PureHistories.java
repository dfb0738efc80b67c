package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.log.EventsInMemory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Histories of events in memory: no log, no warehouse and no records of people. */
public final class PureHistories {
  private PureHistories() {}

  /** In order of arrival. */
  public static Histories of(List<Event> events) {
    return of(EventsInMemory.sorted(events));
  }

  /** The same with the last ones not merged into the others yet. */
  public static Histories of(List<Event> events, List<Event> newer) {
    return of(EventsInMemory.unmerged(events, newer));
  }

  private static Histories of(io.beachhead.behaviour.log.EventIndex.Snapshot snapshot) {
    return new Histories(
        snapshot,
        new People(
            snapshot,
            new KnownPeople.Directory(
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                KnownPeople.Merged.NONE,
                null)));
  }
}
