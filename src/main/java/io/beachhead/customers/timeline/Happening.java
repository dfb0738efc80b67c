package io.beachhead.customers.timeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account, or is going to.
 *
 * @param day in the workspace's time zone; a renewal may lie ahead
 * @param kind one word or two: use, feature, revenue, renewal, deal, request, decision, note, next
 *     step
 * @param text one sentence without a full stop
 * @param href where more about it is; null for nowhere
 */
public record Happening(LocalDate day, String kind, String text, @Nullable String href) {}
