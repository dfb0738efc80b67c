package io.beachhead.customers.byhand;

import org.jspecify.annotations.Nullable;

/**
 * A person as somebody types it.
 *
 * @param id the e-mail address unless given
 * @param account id of the account they belong to
 */
public record NewPerson(
    @Nullable String id,
    @Nullable String account,
    @Nullable String email,
    @Nullable String name,
    @Nullable String title,
    @Nullable String persona,
    @Nullable String seniority,
    @Nullable String buyingRole) {}
