package io.beachhead.voice.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail, as far as a request needs it.
 *
 * @param words what its sender wrote, with the subject before it, without what they quote
 * @param quoted what they quote of earlier messages; empty for nothing
 * @param at when it was sent; null where it does not say
 * @param attachments how many files it carries, which nobody reads
 */
public record Mail(
    @Nullable String senderName,
    @Nullable String senderEmail,
    String words,
    String quoted,
    @Nullable Instant at,
    int attachments) {}
