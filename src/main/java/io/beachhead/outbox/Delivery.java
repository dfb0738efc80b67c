package io.beachhead.outbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way to one receiver.
 *
 * @param webhook id of the receiver
 * @param webhookName its name
 * @param message id of the message, the same at every attempt
 * @param attempts how often it was tried
 * @param status what the receiver answered last; null where it did not
 * @param problem why it has not arrived; null where nothing went wrong
 * @param nextAt when it is tried next; null unless it waits
 * @param triedAt when it was tried last
 */
public record Delivery(
    String id,
    String webhook,
    String webhookName,
    String message,
    String type,
    State state,
    int attempts,
    @Nullable Integer status,
    @Nullable String problem,
    Instant createdAt,
    @Nullable Instant triedAt,
    @Nullable Instant nextAt) {

  /** How it stands. */
  public enum State {
    WAITING,
    SENDING,
    SENT,
    FAILED;

    /** The name in the API and in the database. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; empty for any other. */
    public static Optional<State> of(String key) {
      return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
    }
  }
}
