package io.beachhead.outbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which form a receiver gets its messages. */
public enum WebhookKind {
  /** JSON signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says. */
  STANDARD("Standard Webhooks"),
  /** {@code {"text": …}}, as the incoming webhooks of Slack, Mattermost and others take it. */
  SLACK("Slack-compatible");

  private final String label;

  WebhookKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The name in the API and in the database. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that name; empty for any other. */
  public static Optional<WebhookKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
