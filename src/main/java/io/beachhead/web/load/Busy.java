package io.beachhead.web.load;

import java.time.Duration;

/** There was no room for the work, or it took too long: 503, and worth trying again. */
public final class Busy extends RuntimeException {
  private final Duration retryAfter;

  Busy(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** How long the client should wait before it tries again, in whole seconds. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
