package io.beachhead.statistics;

/**
 * The result where no number can be given. Not an error, and never shown as 0.
 *
 * @param have how many there are
 * @param need how many are needed at least
 * @param why one sentence for people: what is missing
 */
public record NotEnoughData(int have, int need, String why) implements Estimate {}
