package io.beachhead.value;

/**
 * Which accounts are asked whether they are happy, and which stand apart.
 *
 * @param paying accounts with a price: all of them where the model states one for everybody
 * @param prospects accounts that have not bought yet, trials included
 * @param free accounts that pay nothing
 * @param churned accounts that have left
 */
public record CountedAccounts(int paying, int prospects, int free, int churned) {
  /** Those without a price. */
  public int apart() {
    return prospects + free + churned;
  }
}
