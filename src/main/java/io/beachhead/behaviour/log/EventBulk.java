package io.beachhead.behaviour.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Many events on their way into the log: an import's or a sample's. Used by one thread; holds a few
 * groups of events and waits where the log is slower.
 */
public final class EventBulk {
  /**
   * Small enough that what is under way does not outlive a collection of the young: what an import
   * leaves behind among the old is only collected when the heap is full.
   */
  private static final int GROUP = 4_000;

  /** One is being committed while the next waits. */
  private static final int GROUPS_UNDER_WAY = 2;

  /** Hands a group over, waiting for room. */
  private final Function<List<Event>, CompletableFuture<Receipt>> log;

  private final ArrayDeque<CompletableFuture<Receipt>> underWay = new ArrayDeque<>();
  private List<Event> next = new ArrayList<>(GROUP);
  private Receipt sum = new Receipt(0, 0);

  EventBulk(Function<List<Event>, CompletableFuture<Receipt>> log) {
    this.log = log;
  }

  /**
   * @throws NotDurable when some before it could not be stored
   */
  public void add(Event event) {
    next.add(event);
    if (next.size() == GROUP) {
      send();
    }
  }

  /**
   * Waits until everything is durable.
   *
   * @throws NotDurable when some could not be stored; those before them are
   */
  public Receipt finish() {
    if (!next.isEmpty()) {
      send();
    }
    while (!underWay.isEmpty()) {
      await();
    }
    return sum;
  }

  private void send() {
    if (underWay.size() == GROUPS_UNDER_WAY) {
      await();
    }
    underWay.add(log.apply(next));
    next = new ArrayList<>(GROUP);
  }

  private void await() {
    try {
      sum = sum.plus(underWay.remove().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof NotDurable notDurable) {
        throw notDurable;
      }
      throw e;
    }
  }
}
