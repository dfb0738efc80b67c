package io.beachhead.voice.interviews;

import org.jspecify.annotations.Nullable;

/**
 * What one person says before another one does.
 *
 * @param from where their words begin in the transcript, in UTF-16 units, inclusive
 * @param to where they end, exclusive
 * @param speaker as the transcript calls them; null where it does not say
 * @param interviewer whether it is the interviewer who speaks: not the customer's words
 * @param seconds into the recording; null where the transcript does not say
 */
public record Turn(
    int from, int to, @Nullable String speaker, boolean interviewer, @Nullable Integer seconds) {}
