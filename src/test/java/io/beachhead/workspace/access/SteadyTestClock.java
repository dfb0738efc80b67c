package io.beachhead.workspace.access;

import io.beachhead.workspace.MonotonicClock;
import java.time.Clock;

/** For tests that set their clock: no time passes but what they say. */
public final class SteadyTestClock {
  private SteadyTestClock() {}

  /** A steady clock that follows that one forward alone, however long a test takes. */
  public static MonotonicClock following(Clock clock) {
    return new MonotonicClock(clock, () -> 0);
  }
}
