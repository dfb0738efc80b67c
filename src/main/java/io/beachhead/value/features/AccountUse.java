package io.beachhead.value.features;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Use of one feature by one account.
 *
 * @param feature key
 * @param uses how often, all periods together; 1 where only the fact is known
 * @param since first day; null where not known
 * @param until last day; null where the use goes on
 */
public record AccountUse(
    String feature,
    String name,
    double uses,
    @Nullable LocalDate since,
    @Nullable LocalDate until) {}
