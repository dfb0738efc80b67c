package io.beachhead.alerts;

import org.jspecify.annotations.Nullable;

/**
 * An alert as somebody says it.
 *
 * @param happens above, below, rises, falls or changes
 */
public record AlertDraft(
    @Nullable String name,
    @Nullable String number,
    @Nullable String happens,
    @Nullable Double threshold) {}
