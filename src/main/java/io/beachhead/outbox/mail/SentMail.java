package io.beachhead.outbox.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of an e-mail.
 *
 * @param state waiting, sending, sent or failed
 * @param problem what the server said last; null where nothing went wrong
 */
public record SentMail(
    String recipient, String subject, String state, @Nullable String problem, Instant createdAt) {}
