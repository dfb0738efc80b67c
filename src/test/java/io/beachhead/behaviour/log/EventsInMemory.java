package io.beachhead.behaviour.log;

import java.util.List;

/** What the index shows of events that no log has stored. */
public final class EventsInMemory {
  private EventsInMemory() {}

  /** All of them new, in order of arrival. */
  public static EventIndex.Snapshot sorted(List<Event> events) {
    return index(events).snapshot();
  }

  /** Some merged and sorted long ago, others new. */
  public static EventIndex.Snapshot unmerged(List<Event> older, List<Event> newer) {
    var index = index(older);
    var before = index.snapshot();
    index.add(CommittedEvents.of(newer, index.vocabulary(), older.size()));
    var columns = new EventColumns();
    var committed = CommittedEvents.of(newer, index.vocabulary(), older.size());
    for (int i = 0; i < committed.size(); i++) {
      if (Call.values()[committed.call()[i]].isAction()) {
        columns.add(
            committed.actor()[i],
            committed.time()[i],
            committed.name()[i],
            committed.account()[i],
            Math.toIntExact(committed.firstSeq() + i));
      }
    }
    var now = index.snapshot();
    return new EventIndex.Snapshot(
        now.version(),
        now.generation(),
        now.nextSeq(),
        now.vocabulary(),
        now.identities(),
        before.newer(),
        SortedEvents.of(columns, now.vocabulary().actors.size()));
  }

  private static EventIndex index(List<Event> events) {
    var index = new EventIndex();
    index.add(CommittedEvents.of(events, index.vocabulary(), 0));
    return index;
  }
}
