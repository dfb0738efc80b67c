package io.beachhead.decisions.tracker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tracker says of an issue.
 *
 * @param url in the form of {@link IssueAddress}
 * @param title empty where it does not say
 * @param spentWeeks person-weeks of 40 hours; null where it does not say
 * @param at when the issue changed
 */
record IssueNews(
    String url, String title, IssueState state, @Nullable Double spentWeeks, Instant at) {}
