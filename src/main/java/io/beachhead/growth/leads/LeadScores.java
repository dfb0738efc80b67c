package io.beachhead.growth.leads;

import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all accounts a playbook is about, on one day.
 *
 * @param learned null where rules decide
 * @param known conversions in what is known
 * @param rows of the accounts concerned, those to call first at the beginning
 * @param usual predictors of a usual account, by segment of the base; the last one is of everybody
 * @param refused columns that were written too late to predict
 * @param readyByQuarter how many accounts were ready at the end of each quarter
 * @param raised median of how much more an account pays that expanded, as a share; null where none
 *     did
 * @param silent why nothing can be said at all; null where something can
 */
record LeadScores(
    Playbook playbook,
    LeadModel.@Nullable Learned learned,
    int known,
    int[] rows,
    double[][] usual,
    List<LeakageGuard.Refused> refused,
    List<Ready> readyByQuarter,
    @Nullable Double raised,
    Called called,
    @Nullable NotEnoughData silent) {

  /**
   * Accounts ready on a day.
   *
   * @param day the last of the quarter, or the as-of day in the running one
   */
  record Ready(LocalDate day, int accounts) {}

  /**
   * Of accounts that were ready, those called and those not. People chose whom to call, so the
   * difference is not proof of what calling does.
   *
   * @param good of them, those that did what the call was to bring about
   */
  public record Called(int called, int good, int notCalled, int goodNotCalled) {}

  /** The chance of an account with its range; null where rules decide. */
  @Nullable Interval chance(double[] predictors) {
    return learned == null ? null : learned.fit().chance(predictors, learned.overlap());
  }

  /** Whether the account is worth a call by now. */
  boolean ready(LeadDay day, int row) {
    if (learned == null) {
      return LeadRules.met(playbook, day, row).size() >= LeadRules.READY;
    }
    return learned.fit().chance(day.row(row), learned.overlap()).low() > learned.usual();
  }
}
