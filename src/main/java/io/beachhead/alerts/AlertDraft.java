package io.beachhead.alerts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as somebody says it.
 *
 * @param happens above, below, rises, falls or changes
 * @param emails whom it is mailed to; null = nobody
 */
public record AlertDraft(
    @Nullable String name,
    @Nullable String number,
    @Nullable String happens,
    @Nullable Double threshold,
    @Nullable List<String> emails) {}
