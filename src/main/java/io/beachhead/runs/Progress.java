package io.beachhead.runs;

import io.beachhead.web.load.Overdue;
import java.util.concurrent.atomic.AtomicLong;

/** How far a run has come. Its work counts up here, from any thread. */
public final class Progress {
  /** Steps not known yet. */
  private static final long UNKNOWN = -1;

  private final AtomicLong done = new AtomicLong();
  private volatile long of = UNKNOWN;

  /** Says how many steps there are. */
  public void expect(long steps) {
    of = Math.max(0, steps);
  }

  /**
   * Counts finished steps; ask for it in every loop, for this is where a stopped run ends.
   *
   * @throws Overdue when the run has been stopped
   */
  public void advance(long steps) {
    Overdue.check();
    done.addAndGet(steps);
  }

  /** Steps finished. */
  public long done() {
    return done.get();
  }

  /** Steps in all; negative while nobody knows. */
  long of() {
    return of;
  }
}
