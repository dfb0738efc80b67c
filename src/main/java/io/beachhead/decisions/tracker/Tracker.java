package io.beachhead.decisions.tracker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issue tracker that may tell us what becomes of its issues. Its secret is not in here.
 *
 * @param url what the addresses of its issues begin with; it is believed about no others
 * @param heardAt when it last sent a message that could be believed; null before the first
 */
public record Tracker(
    String id,
    TrackerKind kind,
    String name,
    String url,
    String createdBy,
    Instant createdAt,
    @Nullable Instant heardAt) {

  /** Where it sends its messages to, on this server. */
  public String path() {
    return "/webhooks/trackers/" + id;
  }
}
