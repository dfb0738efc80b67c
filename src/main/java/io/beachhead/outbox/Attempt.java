package io.beachhead.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message once.
 *
 * @param status what the receiver answered; null where it did not
 * @param problem why it has not arrived; null where it has
 * @param pause how long the receiver asked us to wait; null where it did not say
 * @param hopeless whether trying again makes no sense: the receiver is gone, or may not be asked
 */
record Attempt(
    @Nullable Integer status,
    @Nullable String problem,
    @Nullable Duration pause,
    boolean hopeless) {
  static Attempt arrived(int status) {
    return new Attempt(status, null, null, false);
  }

  static Attempt unanswered(String problem) {
    return new Attempt(null, problem, null, false);
  }

  static Attempt refused(String problem) {
    return new Attempt(null, problem, null, true);
  }

  boolean worked() {
    return problem == null;
  }
}
