package io.beachhead.statistics;

/**
 * A quantity with its 80% interval and what it rests on.
 *
 * @param interval in the unit of the quantity
 * @param n observations behind it, at least 0
 * @param effectiveN observations it is worth after weighting (Kish); equals {@code n} unweighted
 * @param method the estimator's name as docs/methods spells it
 */
public record Measured(Interval interval, double n, double effectiveN, String method)
    implements Estimate {

  /** A measurement without weights. */
  public Measured(Interval interval, double n, String method) {
    this(interval, n, n, method);
  }
}
