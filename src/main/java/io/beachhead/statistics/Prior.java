package io.beachhead.statistics;

/**
 * What is assumed before any evidence: a normal distribution.
 *
 * @param mean in the unit of the quantity
 * @param sd standard deviation, above 0
 */
public record Prior(double mean, double sd) {
  public Prior {
    if (!(sd > 0) || Double.isInfinite(sd)) {
      throw new IllegalArgumentException("a prior needs a standard deviation above 0, not " + sd);
    }
  }

  /** The square of the standard deviation. */
  public double variance() {
    return sd * sd;
  }
}
