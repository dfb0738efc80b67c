package io.beachhead.growth.churn;

/**
 * What one account did in the 28 days up to a day, against the 28 before.
 *
 * @param days on which anybody of the account was active
 * @param daysBefore in the 28 days before
 * @param dropped places of the features used in the 28 days before and not since
 */
record Engagement(int days, int daysBefore, int people, int peopleBefore, int[] dropped) {
  /** A quarter less use is more than a holiday of one of a few people. */
  static final double FALL = .75;

  boolean fell() {
    return daysBefore > 0 && days <= FALL * daysBefore;
  }
}
