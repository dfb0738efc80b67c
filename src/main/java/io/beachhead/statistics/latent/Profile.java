package io.beachhead.statistics.latent;

/** What the classes look like in one column; the outer index is the class. */
public sealed interface Profile {
  /** The share of each level in each class; a class's shares add up to 1. */
  @SuppressWarnings("ArrayRecordComponent") // figures to show, never compared
  record OfCategories(double[][] share) implements Profile {}

  /** The mean of each class and the standard deviation within classes, in the column's unit. */
  @SuppressWarnings("ArrayRecordComponent") // figures to show, never compared
  record OfAmounts(double[] mean, double sd) implements Profile {}

  /** The mean count of each class. */
  @SuppressWarnings("ArrayRecordComponent") // figures to show, never compared
  record OfCounts(double[] mean) implements Profile {}
}
