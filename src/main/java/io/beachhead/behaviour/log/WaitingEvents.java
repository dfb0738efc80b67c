package io.beachhead.behaviour.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What senders and imports have handed over and the writer has not stored yet: bounded, so that
 * overload is said to the sender instead of filling the memory.
 */
final class WaitingEvents {
  private static final int MOST_SUBMISSIONS = 20_000;

  /** The group that is being written counts until it is done. */
  private static final int MOST_EVENTS = 100_000;

  private final BlockingQueue<Submission> queue = new ArrayBlockingQueue<>(MOST_SUBMISSIONS);
  private final AtomicLong events = new AtomicLong();

  /** Of events that are no sender's: an import or a sample. */
  record Origin(@Nullable String importId) {}

  /**
   * @param history null for what a sender has just sent
   * @param receipt completed by the writer
   */
  record Submission(
      List<Event> events,
      List<RejectedEvent> rejected,
      @Nullable Origin history,
      CompletableFuture<Receipt> receipt) {

    int size() {
      return events.size() + rejected.size();
    }

    @Nullable String importId() {
      return history == null ? null : history.importId;
    }
  }

  /**
   * @throws Overload when too much waits already; nothing was taken
   */
  CompletableFuture<Receipt> add(
      List<Event> some, List<RejectedEvent> rejected, @Nullable Origin history) {
    var submission = new Submission(some, rejected, history, new CompletableFuture<>());
    if (events.addAndGet(submission.size()) > MOST_EVENTS || !queue.offer(submission)) {
      events.addAndGet(-submission.size());
      throw new Overload();
    }
    submission.receipt.whenComplete((_, _) -> events.addAndGet(-submission.size()));
    return submission.receipt;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /**
   * What waits, oldest first: whole submissions until there are {@code enough} events.
   *
   * @return empty where nothing came in {@code patience}
   */
  List<Submission> take(int enough, Duration patience) throws InterruptedException {
    var group = new ArrayList<Submission>();
    var next = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    int taken = 0;
    while (next != null) {
      group.add(next);
      taken += next.events.size();
      next = taken < enough ? queue.poll() : null;
    }
    return group;
  }
}
