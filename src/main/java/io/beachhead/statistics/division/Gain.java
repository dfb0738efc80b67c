package io.beachhead.statistics.division;

import io.beachhead.statistics.Interval;

/**
 * What knowing the group is worth in predicting one column.
 *
 * @param gain 1 for perfect foresight, 0 for none, below 0 where the groups mislead
 * @param p of the permutations, above 0, at most 1
 * @param rows of which something in the column is known
 */
public record Gain(Interval gain, double p, int rows) {}
