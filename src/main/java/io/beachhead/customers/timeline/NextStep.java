package io.beachhead.customers.timeline;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done next for an account.
 *
 * @param owner who does it; null for nobody yet
 * @param due null for no day
 * @param doneAt null while it is open
 */
public record NextStep(
    String id,
    String account,
    String text,
    @Nullable String owner,
    @Nullable LocalDate due,
    @Nullable Instant doneAt,
    String by,
    Instant at) {}
