package io.beachhead.workspace;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Time for waits and lifetimes: it never goes back. While the machine's clock runs forward, this is
 * that clock; when somebody sets it back, this one goes on from where it was, so that nobody waits
 * a day for a second to pass and no session lives a day longer.
 */
@Component
public class MonotonicClock {
  private final Clock clock;
  private final LongSupplier nanos;
  private Instant base;
  private long nanosAtBase;

  @Autowired
  public MonotonicClock(Clock clock) {
    this(clock, System::nanoTime);
  }

  /**
   * @param nanos counts up whatever happens to the clock, as {@link System#nanoTime()}
   */
  public MonotonicClock(Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.base = clock.instant();
    this.nanosAtBase = nanos.getAsLong();
  }

  /** Never before what an earlier call returned. */
  public synchronized Instant now() {
    long counted = nanos.getAsLong();
    var steady = base.plusNanos(counted - nanosAtBase);
    var shown = clock.instant();
    // A machine that slept counts no nanoseconds, but its clock is right when it wakes up.
    var now = shown.isAfter(steady) ? shown : steady;
    base = now;
    nanosAtBase = counted;
    return now;
  }
}
