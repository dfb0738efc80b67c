package io.beachhead.voice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A request as somebody writes it down. Blank is not known.
 *
 * @param text their words; the one thing that must be there
 * @param importance nice, important or blocker
 * @param amount money at stake, in units of the workspace's currency
 * @param feature key of a feature
 * @param theme name; a new one is created
 */
public record NewRequest(
    @Nullable String accountId,
    @Nullable String personEmail,
    @Nullable String text,
    @Nullable String importance,
    @Nullable BigDecimal amount,
    @Nullable String feature,
    @Nullable String theme,
    @Nullable String source) {}
