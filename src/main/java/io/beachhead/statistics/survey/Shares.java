package io.beachhead.statistics.survey;

/** Shares of preference. */
public final class Shares {
  private Shares() {}

  /** e^u / Σ e^u for each utility; they add up to 1. */
  public static double[] of(double[] utilities) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double utility : utilities) {
      highest = Math.max(highest, utility);
    }
    double total = 0;
    double[] shares = new double[utilities.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(utilities[i] - highest);
      total += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }
}
