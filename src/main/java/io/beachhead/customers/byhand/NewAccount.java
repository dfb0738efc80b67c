package io.beachhead.customers.byhand;

import org.jspecify.annotations.Nullable;

/**
 * An account as somebody types it.
 *
 * @param id made from the name unless given
 * @param employees 0 or more
 * @param stage prospect, free, trial, paying or churned
 */
public record NewAccount(
    @Nullable String id,
    @Nullable String name,
    @Nullable String domain,
    @Nullable String industry,
    @Nullable Long employees,
    @Nullable String country,
    @Nullable String plan,
    @Nullable String stage,
    @Nullable String owner) {}
