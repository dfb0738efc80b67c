package io.beachhead.decisions.tracker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issue that is part of a feature.
 *
 * @param feature key
 * @param title as the tracker last called it; empty before it said so
 * @param spentWeeks person-weeks; null where the tracker does not say
 * @param changedAt when the issue last changed, as the tracker says; null before it said so
 */
public record IssueLink(
    String id,
    String feature,
    String url,
    String title,
    IssueState state,
    @Nullable Double spentWeeks,
    @Nullable Instant changedAt) {}
