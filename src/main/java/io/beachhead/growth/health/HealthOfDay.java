package io.beachhead.growth.health;

import io.beachhead.customers.CustomerBase;
import io.beachhead.statistics.Interval;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The health of every account that is a customer or uses the product, as of one day.
 *
 * @param definition what was meant by it
 * @param accounts those that pay, or were active in the 28 days up to it
 * @param holds what became of those whose health was known 90 days before
 */
record HealthOfDay(
    CustomerBase base, HealthDefinition definition, List<Account> accounts, List<Held> holds) {
  /** From the health that is checked to the outcome. */
  static final int CHECK_DAYS = 90;

  static final int CHANGE_DAYS = 28;

  /**
   * One account.
   *
   * @param row of the base
   * @param before its health 28 days earlier
   */
  record Account(int row, Health now, Health before, HealthFacts.@Nullable Use use) {
    @Nullable Double mid() {
      Interval health = now.health();
      return health == null ? null : (Double) health.mid();
    }

    /** Now − before, where both are known. */
    @Nullable Double change() {
      Interval health = now.health();
      Interval earlier = before.health();
      return health == null || earlier == null ? null : (Double) (health.mid() - earlier.mid());
    }

    @Nullable HealthBand band() {
      Double mid = mid();
      return mid == null ? null : HealthBand.holding(mid);
    }
  }

  /**
   * Of the paying accounts that were in a band 90 days before.
   *
   * @param left who pay nothing now
   * @param share of those who left, with its 80% interval; null where there were none
   */
  record Held(HealthBand band, LocalDate from, int accounts, int left, @Nullable Interval share) {}

  @Nullable String owner(int row) {
    var owners = base.attribute("owner");
    return owners == null ? null : owners.text(row);
  }

  /** The account of a row; null where it is neither customer nor user. */
  @Nullable Account of(int row) {
    return accounts.stream().filter(each -> each.row() == row).findFirst().orElse(null);
  }
}
