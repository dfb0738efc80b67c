package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.behaviour.log.LogAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everybody's history as it stands now: read once, kept until an event, a person or an account
 * changes. Every event acknowledged before a call is part of what the call returns.
 */
@Component
public class CurrentHistories {
  /** How stale {@link #recent} may be. */
  private static final Duration STALE_AFTER = Duration.ofSeconds(10);

  private final LogAccess log;
  private final EventIndex index;
  private final KnownPeople knownPeople;
  private final Clock clock;
  private @Nullable Histories histories;
  private Instant arrangedAt = Instant.MIN;
  private long directoryVersion = -1;

  CurrentHistories(LogAccess log, EventIndex index, KnownPeople knownPeople, Clock clock) {
    this.log = log;
    this.index = index;
    this.knownPeople = knownPeople;
    this.clock = clock;
  }

  /** Whether the events can be read; see {@link LogAccess}. */
  public boolean canBeRead() {
    return log.canBeRead();
  }

  /** Everybody's actions as they stand now. */
  public synchronized Histories now() {
    log.open();
    var directory = knownPeople.directory();
    var known = histories;
    if (known == null
        || known.version() != index.version()
        || directoryVersion != directory.version()) {
      var snapshot = index.snapshot();
      known = new Histories(snapshot, new People(snapshot, directory));
      histories = known;
      arrangedAt = clock.instant();
      directoryVersion = directory.version();
    }
    return known;
  }

  /**
   * Everybody's actions, at most ten seconds old: for showing what comes in. Arranging them anew at
   * each look would cost as much as a question, however few events are new.
   */
  public synchronized Histories recent() {
    log.open();
    var known = histories;
    return known == null
            || known.generation() != index.generation()
            || arrangedAt.isBefore(clock.instant().minus(STALE_AFTER))
        ? now()
        : known;
  }

  /** Whether {@link #recent} holds everything; false for some seconds after new events. */
  public synchronized boolean isArranged() {
    var known = histories;
    return known != null
        && known.version() == index.version()
        && directoryVersion == knownPeople.directory().version();
  }

  /** Rises with everything that may change an answer: events, people, accounts. */
  public long version() {
    return !canBeRead() ? -1 : index.version() + knownPeople.directory().version();
  }

  /** How many calls were ever stored, those about people included. */
  public long stored() {
    return !canBeRead() ? 0 : index.nextSeq();
  }

  /** The words of all events seen: names, people, accounts. */
  public io.beachhead.behaviour.log.Vocabulary vocabulary() {
    log.open();
    return index.vocabulary();
  }
}
