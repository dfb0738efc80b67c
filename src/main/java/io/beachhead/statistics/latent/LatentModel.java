package io.beachhead.statistics.latent;

import java.util.List;

/**
 * Rows divided into classes that nobody named: the largest class first.
 *
 * @param k classes
 * @param logLikelihood of the rows that have a value at all
 * @param parameters free ones
 * @param rows with a value in any column
 * @param shares of each class, adding up to 1
 * @param profiles a column each, in the order of the columns
 * @param assigned the likeliest class of each row, from 0; −1 where a row has no value at all
 * @param entropy Σ −p ln p over rows and classes: 0 where every row's class is certain
 * @param starts how many random starts were made
 * @param startsAtBest how many of them came to this maximum
 */
@SuppressWarnings("ArrayRecordComponent") // figures to show, never compared
public record LatentModel(
    int k,
    double logLikelihood,
    int parameters,
    int rows,
    double[] shares,
    List<Profile> profiles,
    int[] assigned,
    double entropy,
    int starts,
    int startsAtBest) {

  /** Akaike's criterion, −2 LL + 2 p. */
  public double aic() {
    return -2 * logLikelihood + 2.0 * parameters;
  }

  /** Schwarz's criterion, −2 LL + p ln n. */
  public double bic() {
    return -2 * logLikelihood + parameters * Math.log(rows);
  }

  /** BIC plus twice the entropy: asks for classes that are apart, too. */
  public double icl() {
    return bic() + 2 * entropy;
  }

  /** How certain the classes of the rows are, 0 to 1: 1 − entropy ÷ (n ln k); 1 for one class. */
  public double entropyR2() {
    return k == 1 ? 1 : 1 - entropy / (rows * Math.log(k));
  }

  /** The smallest class's share. */
  public double smallestShare() {
    return shares[k - 1];
  }
}
