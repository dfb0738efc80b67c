package io.beachhead.web.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import org.springframework.stereotype.Component;

/**
 * How often a public form takes something in an hour: from one address, and in all. Kept in memory,
 * like the limits of signing in.
 */
@Component
public class SendingLimit {
  /** Of one form from one address. */
  public static final int BY_ADDRESS = 10;

  /** Of one form. */
  public static final int BY_FORM = 200;

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 20_000;

  private final Clock clock;
  private final Cache<String, ArrayDeque<Long>> sent =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterAccess(WINDOW).build();

  public SendingLimit(Clock clock) {
    this.clock = clock;
  }

  /** Counts one more from an address by a form; false where it is one too many. */
  public synchronized boolean admits(String form, String address) {
    return room(form + " " + address, BY_ADDRESS) && room(form, BY_FORM);
  }

  private boolean room(String key, int most) {
    long now = clock.millis();
    ArrayDeque<Long> times = sent.get(key, _ -> new ArrayDeque<>());
    while (!times.isEmpty() && times.getFirst() <= now - WINDOW.toMillis()) {
      times.removeFirst();
    }
    if (times.size() >= most) {
      return false;
    }
    times.addLast(now);
    return true;
  }
}
