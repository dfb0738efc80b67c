package io.beachhead.outbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A program that is told what happens here. Its secret is in none of these.
 *
 * @param url where messages are posted to; of a Slack-compatible receiver it is a secret itself
 * @param events types of messages it gets
 * @param muted while it is, nothing is sent to it
 */
public record Webhook(
    String id,
    String name,
    URI url,
    WebhookKind kind,
    List<String> events,
    boolean muted,
    String createdBy,
    Instant createdAt) {
  public Webhook {
    events = List.copyOf(events);
  }

  /** Where it leads, without what lets anybody post there: {@code https://hooks.slack.com/…}. */
  public String shownUrl() {
    if (kind == WebhookKind.STANDARD) {
      return url.toString();
    }
    return "%s://%s/…".formatted(url.getScheme(), url.getAuthority());
  }
}
