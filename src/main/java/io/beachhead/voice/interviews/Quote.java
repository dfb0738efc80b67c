package io.beachhead.voice.interviews;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passage that somebody marked.
 *
 * @param from UTF-16 units of the transcript, inclusive
 * @param to exclusive
 * @param words of the passage; empty once the text was deleted
 * @param code what it is about, in the coder's words: {@code success}, {@code problem}, …
 * @param job key of the job it speaks of
 * @param coder name of who marked it
 */
public record Quote(
    String id,
    String interview,
    int from,
    int to,
    String words,
    @Nullable String code,
    @Nullable String job,
    String coder,
    Instant createdAt) {}
