package io.beachhead.statistics;

import java.util.List;

/**
 * Question: how large a share of a segment's accounts asks for something, and how sure is that?
 *
 * <p>Estimator: weighted share Σ w·i / Σ w, with the effective number of accounts after Kish, n_eff
 * = (Σ w)² / Σ w²; its standard error √(s(1 − s) / n_eff) with s drawn by half a success and half a
 * failure towards ½, so that 0 of n is not certain. The unweighted share of accounts that ask at
 * all stands beside.
 *
 * <p>Inputs: for each account a weight w ≥ 0 (what it pays) and how badly it asks, i in [0, 1]; 0
 * where it does not ask.
 *
 * <p>Assumptions: requests are a censored, self-selected and sales-mediated signal, so the share is
 * a lower bound of who would want it.
 *
 * <p>Undefined when: there are no accounts, or no weight.
 *
 * <p>Source: Kish 1965.
 *
 * @param share weighted, in [0, 1]
 * @param unweighted share of accounts that ask, in [0, 1]
 * @param effectiveAccounts n_eff
 * @param se standard error of {@code share}
 */
public record AskingShare(
    int accounts,
    int asking,
    double share,
    double unweighted,
    double effectiveAccounts,
    double se) {

  /** One account of the segment. */
  public record Account(double weight, double asks) {}

  /**
   * The share over all accounts of a segment, also those that ask for nothing.
   *
   * @throws IllegalArgumentException where there is nothing to weigh
   */
  public static AskingShare of(List<Account> accounts) {
    double sum = 0;
    double squares = 0;
    double asked = 0;
    int asking = 0;
    for (Account account : accounts) {
      sum += account.weight;
      squares += account.weight * account.weight;
      asked += account.weight * account.asks;
      asking += account.asks > 0 ? 1 : 0;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("no account has a weight");
    }
    double share = asked / sum;
    double effective = sum * sum / squares;
    double drawn = (share * effective + .5) / (effective + 1);
    return new AskingShare(
        accounts.size(),
        asking,
        share,
        asking / (double) accounts.size(),
        effective,
        Math.sqrt(drawn * (1 - drawn) / effective));
  }
}
