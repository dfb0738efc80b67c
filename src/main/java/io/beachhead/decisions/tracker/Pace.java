package io.beachhead.decisions.tracker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How many messages of one sender are looked at in a minute. */
final class Pace {
  private final int most;
  private final Cache<String, AtomicInteger> counts;

  Pace(int most) {
    this.most = most;
    this.counts =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(10_000).build();
  }

  /** Whether one more is looked at. */
  boolean allows(String sender) {
    return counts.get(sender, _ -> new AtomicInteger()).incrementAndGet() <= most;
  }
}
