package io.beachhead.behaviour.stored;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was stored.
 *
 * @param type the call: track, identify, page …
 * @param event name; null for identify, group and alias
 * @param groupId the account the call names
 * @param previousId of an alias call: the id the user was known by before
 * @param personId who it counts for: the user, where the visitor has become one
 * @param accountId which account it counts for
 * @param timestamp when it happened, corrected for the client's clock
 */
public record StoredEvent(
    String messageId,
    String type,
    @Nullable String event,
    @Nullable String userId,
    @Nullable String anonymousId,
    @Nullable String groupId,
    @Nullable String previousId,
    @Nullable String personId,
    @Nullable String accountId,
    Instant timestamp,
    Instant receivedAt,
    @JsonRawValue String properties,
    @JsonRawValue String context) {}
