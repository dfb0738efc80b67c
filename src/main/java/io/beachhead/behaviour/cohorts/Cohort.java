package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.people.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People or accounts that belong together.
 *
 * @param size when it was last computed; null where it never was
 * @param computedAt null likewise
 * @param deletedAt null = in use
 */
public record Cohort(
    String key,
    String name,
    Unit unit,
    Definition definition,
    @Nullable Integer size,
    @Nullable Instant computedAt,
    String createdBy,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant deletedAt) {}
