package io.beachhead.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that somebody wants to hear of.
 *
 * @param number key of it, such as {@code question:weekly-sign-ups}
 * @param threshold of above and below; null elsewhere
 * @param emails whom it is mailed to
 * @param problem why it is not checked; null while it is
 */
public record Alert(
    String key,
    String name,
    String number,
    Happening happens,
    @Nullable Double threshold,
    List<String> emails,
    boolean muted,
    @Nullable String problem,
    String createdBy,
    Instant createdAt) {

  /** The same with another problem, or without one. */
  Alert with(@Nullable String other) {
    return new Alert(
        key, name, number, happens, threshold, emails, muted, other, createdBy, createdAt);
  }
}
