package io.beachhead.behaviour;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that was kept aside, with the reason, so that whoever sends it can mend it.
 *
 * @param source name of the write key it came with
 * @param body the beginning of what was sent
 */
public record RejectedEvent(
    Instant receivedAt, String source, @Nullable String messageId, String reason, String body) {}
