package io.beachhead.segments;

/**
 * Accounts that go from one segment to another.
 *
 * @param arr what they pay per year, in the workspace's currency
 */
public record Move(Segment from, Segment to, int accounts, double arr) {}
