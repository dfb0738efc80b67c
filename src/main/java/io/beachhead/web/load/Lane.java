package io.beachhead.web.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one kind of work, and who waits for them. One asker has at most half of the places
 * (rounded up), so that one person's long questions leave room for everybody else's.
 */
final class Lane {
  /**
   * @param places how many run at a time
   * @param waiting how many may wait for a place; one more is turned away at once
   * @param patience how long one waits for a place
   * @param deadline how long one may run
   */
  record Limits(int places, int waiting, Duration patience, Duration deadline) {}

  /** The places of one asker; removed when nobody of that name is left. */
  private static final class Share {
    final Semaphore places;
    int users;

    Share(int places) {
      this.places = new Semaphore(places, true);
    }
  }

  private final Limits limits;
  private final Semaphore places;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ConcurrentHashMap<String, Share> shares = new ConcurrentHashMap<>();
  private final ExecutorService threads;
  private final ThreadGroup group;

  Lane(String name, Limits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.places(), true);
    this.group = new ThreadGroup(name);
    var counter = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            limits.places(),
            work -> {
              var thread = new Thread(group, work, name + "-" + counter.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(Lane.class.getClassLoader());
              return thread;
            });
  }

  Limits limits() {
    return limits;
  }

  /** Whether the current thread is one of this lane's: its work may call for more of the same. */
  boolean isOwn() {
    return group.equals(Thread.currentThread().getThreadGroup());
  }

  /**
   * Begins the work on a thread of this lane, as soon as there is a place for it.
   *
   * @throws Busy when there is none in time
   */
  <T> Task<T> begin(String asker, Callable<T> work) throws InterruptedException {
    if (waiting.incrementAndGet() > limits.waiting()) {
      waiting.decrementAndGet();
      throw noPlace();
    }
    long until = System.nanoTime() + limits.patience().toNanos();
    var share = shareOf(asker);
    boolean own = false;
    boolean admitted = false;
    try {
      own = share.places.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
      admitted = own && places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (!admitted) throw noPlace();
    } finally {
      waiting.decrementAndGet();
      if (!admitted) {
        if (own) share.places.release();
        leave(asker);
      }
    }
    var task =
        new Task<>(
            work,
            () -> {
              places.release();
              share.places.release();
              leave(asker);
            });
    threads.execute(task);
    return task;
  }

  void close() {
    threads.shutdownNow();
  }

  private Share shareOf(String asker) {
    return shares.compute(
        asker,
        (_, known) -> {
          var share = known == null ? new Share((limits.places() + 1) / 2) : known;
          share.users++;
          return share;
        });
  }

  private void leave(String asker) {
    shares.computeIfPresent(asker, (_, share) -> --share.users == 0 ? null : share);
  }

  private Busy noPlace() {
    return new Busy(
        "The server is busy with other work. Try again in a few seconds.", Duration.ofSeconds(5));
  }
}
