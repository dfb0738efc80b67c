package io.beachhead.outbox.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail server as somebody says it.
 *
 * @param tls none, starttls or tls
 * @param secret null = as it was
 */
public record MailServerDraft(
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String tls,
    @Nullable String username,
    @Nullable String secret,
    @Nullable String sender) {}
