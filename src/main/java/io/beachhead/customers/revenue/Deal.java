package io.beachhead.customers.revenue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sale that was won, lost or is still open. What is null is not known.
 *
 * @param outcome {@code won}, {@code lost} or null while open
 */
public record Deal(
    String id,
    @Nullable String accountId,
    String name,
    @Nullable Money amount,
    @Nullable String stage,
    @Nullable String source,
    @Nullable String owner,
    @Nullable Instant createdAt,
    @Nullable Instant closedAt,
    @Nullable String outcome,
    @Nullable String lostReason,
    @Nullable String competitor) {}
