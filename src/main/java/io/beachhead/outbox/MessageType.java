package io.beachhead.outbox;

/**
 * A kind of message that a webhook can subscribe to. Modules declare theirs as beans.
 *
 * @param key in the past tense with the noun first: {@code decision.made}
 * @param label what happened, as the form of a webhook says it: {@code A decision was made}
 */
public record MessageType(String key, String label) {
  /** What the button "Send a test" sends; nobody subscribes to it. */
  static final MessageType TEST = new MessageType("webhook.tested", "A test");
}
