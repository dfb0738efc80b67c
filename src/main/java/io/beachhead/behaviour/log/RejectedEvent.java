package io.beachhead.behaviour.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that was rejected, with the reason, so that whoever sends it can fix it.
 *
 * @param source name of the write key it came with
 * @param reason one of a fixed few, as a predicate about the call
 * @param value what is wrong, cut short; null where the reason says it all
 * @param body the beginning of what was sent
 */
public record RejectedEvent(
    Instant receivedAt,
    String source,
    @Nullable String messageId,
    String reason,
    @Nullable String value,
    String body) {}
