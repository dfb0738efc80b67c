package io.beachhead.behaviour;

/**
 * An event by its name.
 *
 * @param people who did it in the period, or accounts
 */
public record EventCount(String event, int people) {}
