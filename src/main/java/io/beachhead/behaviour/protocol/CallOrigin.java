package io.beachhead.behaviour.protocol;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a call came, which decides what its times mean. */
sealed interface CallOrigin {
  /**
   * When it happened; null where nothing says so.
   *
   * @param said what the client's clock said, see {@link #timestamp}
   */
  @Nullable Instant time(JsonNode call, @Nullable Instant said, Instant receivedAt);

  /** For a call without a message id. */
  String messageId();

  /** Sent by a client just now: its clock is corrected by when it says it sent. */
  record Live(@Nullable Instant sentAt) implements CallOrigin {
    @Override
    public Instant time(JsonNode call, @Nullable Instant said, Instant receivedAt) {
      return Clocks.corrected(receivedAt, sentAt, said);
    }

    @Override
    public String messageId() {
      return UUID.randomUUID().toString();
    }
  }

  /**
   * From a file. Sent and received long ago: only a call that carries both times can be corrected,
   * and one that has an original timestamp beside its timestamp has been.
   */
  record Past(Supplier<String> idOfContent) implements CallOrigin {
    @Override
    public @Nullable Instant time(JsonNode call, @Nullable Instant said, Instant receivedAt) {
      var sent = Clocks.read(call.get("sentAt")).orElse(null);
      var received = Clocks.read(call.get("receivedAt")).orElse(null);
      if (said == null) {
        return received == null ? sent : received;
      }
      boolean corrected = call.hasNonNull("timestamp") && call.hasNonNull("originalTimestamp");
      return corrected || received == null ? said : Clocks.corrected(received, sent, said);
    }

    @Override
    public String messageId() {
      return idOfContent.get();
    }
  }

  /** What the client's clock said when it happened. */
  static @Nullable JsonNode timestamp(JsonNode call) {
    var timestamp = call.get("timestamp");
    return timestamp == null || timestamp.isNull() ? call.get("originalTimestamp") : timestamp;
  }
}
