package io.beachhead.decisions.audience;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A view of the roadmap for people outside.
 *
 * @param token last part of the link
 * @param name for the team
 * @param title for the readers
 * @param segment key in the agreed segmentation; null for everybody
 * @param expiresOn the last day on which the link works; null for no end
 * @param revokedAt null while it works
 */
public record Audience(
    String id,
    String token,
    String name,
    String title,
    @Nullable String segment,
    @Nullable LocalDate expiresOn,
    String createdBy,
    Instant createdAt,
    @Nullable Instant revokedAt) {

  /** Whether the link shows the roadmap on that day. */
  boolean open(LocalDate today) {
    return revokedAt == null && (expiresOn == null || !today.isAfter(expiresOn));
  }

  /** Path of the page, on this server. */
  public String path() {
    return "/r/" + token;
  }
}
