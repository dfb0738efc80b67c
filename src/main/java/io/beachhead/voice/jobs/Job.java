package io.beachhead.voice.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What customers hire the product for: "When …, I want to …, so I can …".
 *
 * @param when the situation; null where nobody has written it down
 * @param want what they want to do
 * @param soThat what comes of it
 */
public record Job(
    String key,
    String name,
    @Nullable String when,
    @Nullable String want,
    @Nullable String soThat) {}
