package io.beachhead.statistics;

/**
 * What is believed after the evidence: a normal distribution, and how much of it is the prior.
 *
 * @param mean in the unit of the quantity
 * @param sd standard deviation, at least 0
 * @param priorWeight the prior's part in the mean, in [0, 1]; 1 = no evidence at all
 */
public record Posterior(double mean, double sd, double priorWeight) {

  /** P10, P50 and P90. */
  public Interval interval() {
    return Interval.normal(mean, sd);
  }

  /** Whether the prior says more than the evidence. */
  public boolean mostlyPrior() {
    return priorWeight > 0.5;
  }
}
