package io.beachhead.behaviour.log;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/**
 * All actions in memory, sorted for questions: 20 bytes an event. The log adds what it has
 * committed; a question takes a snapshot, which holds every event acknowledged before it.
 *
 * <p>New events wait unsorted beside the sorted ones; a snapshot sorts them, and once they are many
 * merges them in.
 */
@Component
public class EventIndex {
  /** Below this many new events a merge costs more than carrying them along. */
  private static final int MERGE_FROM = 200_000;

  private Vocabulary vocabulary = new Vocabulary();
  private Identities identities = new Identities();
  private SortedEvents sorted = SortedEvents.NONE;
  private EventColumns recent = new EventColumns();
  private SortedEvents recentSorted = SortedEvents.NONE;
  private long version;
  private int generation;
  private long nextSeq;
  private boolean loaded;

  /**
   * What a question reads.
   *
   * @param version rises with every committed group of events
   * @param generation changes when all events are deleted and numbers begin anew
   * @param nextSeq events numbered below it are in here
   * @param older and {@code newer}: an actor's events may be in both
   */
  public record Snapshot(
      long version,
      int generation,
      long nextSeq,
      Vocabulary vocabulary,
      Identities.View identities,
      SortedEvents older,
      SortedEvents newer) {
    public int size() {
      return older.size() + newer.size();
    }
  }

  public synchronized Vocabulary vocabulary() {
    return vocabulary;
  }

  synchronized boolean isLoaded() {
    return loaded;
  }

  public synchronized void clear() {
    vocabulary = new Vocabulary();
    identities = new Identities();
    sorted = SortedEvents.NONE;
    recent = new EventColumns();
    recentSorted = SortedEvents.NONE;
    version++;
    generation++;
    nextSeq = 0;
    loaded = false;
  }

  synchronized void add(CommittedEvents events) {
    for (int i = 0; i < events.size(); i++) {
      var call = CALLS[events.call()[i]];
      if (call.isAction()) {
        recent.add(
            events.actor()[i],
            events.time()[i],
            events.name()[i],
            events.account()[i],
            Math.toIntExact(events.firstSeq() + i));
      }
      identities.add(
          call,
          events.actor()[i],
          events.visitor()[i],
          events.account()[i],
          events.previous()[i],
          events.time()[i],
          events.created()[i]);
    }
    nextSeq = events.firstSeq() + events.size();
    version++;
  }

  public synchronized long version() {
    return version;
  }

  public synchronized int generation() {
    return generation;
  }

  /** Number of the next event to come. */
  public synchronized long nextSeq() {
    return nextSeq;
  }

  public synchronized Snapshot snapshot() {
    if (recentSorted.size() != recent.size()) {
      recentSorted = SortedEvents.of(recent, vocabulary.actors.size());
      if (recent.size() > Math.max(MERGE_FROM, sorted.size() / 8)) {
        sorted = sorted.mergedWith(recentSorted);
        recent = new EventColumns();
        recentSorted = SortedEvents.NONE;
      }
    }
    return new Snapshot(
        version, generation, nextSeq, vocabulary, identities.view(), sorted, recentSorted);
  }

  /** Reads everything stored; the dictionaries are there already. Returns the next free number. */
  synchronized long load(Connection connection) throws SQLException {
    long next = 0;
    try (var statement = connection.createStatement()) {
      int actions = 0;
      try (var rows =
          statement.executeQuery(
              "SELECT count(*) FILTER (%s), coalesce(max(seq) + 1, 0) FROM event"
                  .formatted(Call.IS_ACTION))) {
        rows.next();
        actions = rows.getInt(1);
        next = rows.getLong(2);
      }
      try (var rows =
          statement.executeQuery(
              """
              SELECT actor, time, name, account, seq FROM event WHERE %s
              ORDER BY actor, time, seq
              """
                  .formatted(Call.IS_ACTION))) {
        sorted = SortedEvents.reading(rows, actions, vocabulary.actors.size());
      }
      try (var rows =
          statement.executeQuery(
              """
              SELECT call, actor, visitor, account, previous, time, created
              FROM event WHERE NOT (%s) ORDER BY seq
              """
                  .formatted(Call.IS_ACTION))) {
        while (rows.next()) {
          identities.add(
              CALLS[rows.getInt(1)],
              rows.getInt(2),
              rows.getInt(3),
              rows.getInt(4),
              rows.getInt(5),
              rows.getLong(6),
              rows.getLong(7));
        }
      }
    }
    version++;
    nextSeq = next;
    loaded = true;
    return next;
  }

  private static final Call[] CALLS = Call.values();
}
