package io.beachhead.growth.churn;

import io.beachhead.customers.CustomerBase;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may leave, as of one day, and what that rests on.
 *
 * @param model null where too few left
 * @param risks every account that pays, the likeliest to leave first
 * @param habits by how often accounts used the product
 */
record ChurnOfDay(
    CustomerBase base,
    Learned learned,
    @Nullable ChurnModel model,
    List<Risk> risks,
    List<Habit> habits,
    @Nullable NotEnoughData notEnoughData) {

  /** The accounts it was learned from, and how many of them left. */
  record Learned(int accounts, int left, int stretches) {}

  /**
   * A paying account.
   *
   * @param row of the base
   * @param now null where it has no use to compare
   * @param before 28 days earlier
   * @param dropped names of the features
   */
  record Risk(
      int row,
      @Nullable Engagement now,
      @Nullable Interval chance,
      @Nullable Interval before,
      List<String> dropped) {
    double height() {
      return chance == null ? -1 : chance.mid();
    }
  }

  /**
   * Accounts that were active on as many days.
   *
   * @param from active days of 28, inclusive
   * @param to inclusive
   * @param now paying accounts
   * @param before 28 days earlier
   * @param stretches of the last year that began so, and how many of them ended with leaving
   */
  record Habit(int from, int to, int now, int before, int stretches, int left) {}
}
