package io.beachhead.statistics;

/**
 * One piece of evidence about a quantity.
 *
 * @param estimate what it says, in the unit of the quantity
 * @param variance its sampling variance, at least 0
 * @param biasVariance how far its kind may be off the truth even with endless data, as a variance;
 *     at least 0
 */
public record Reading(double estimate, double variance, double biasVariance) {
  public Reading {
    if (!Double.isFinite(estimate) || !(variance >= 0) || !(biasVariance >= 0)) {
      throw new IllegalArgumentException(
          "a reading is finite with variances of at least 0: %s, %s, %s"
              .formatted(estimate, variance, biasVariance));
    }
  }

  /** Sampling and bias variance together; 0 means the reading is exact. */
  public double totalVariance() {
    return variance + biasVariance;
  }
}
