package io.beachhead.growth.churn;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.customers.revenue.Money;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may leave, and what goes with leaving.
 *
 * @param segmentation whose segments are named; null without one
 * @param accounts that paid in the year up to {@code asOf} and used the product
 * @param left of those
 * @param model null where there is not enough data
 * @param owners everybody who owns one of them
 */
public record ChurnAnswer(
    LocalDate asOf,
    @Nullable String segmentation,
    int accounts,
    int left,
    @Nullable Model model,
    List<Habit> frequency,
    Page page,
    List<String> owners,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NotEnoughData notEnoughData) {

  /** A part of the list: the likeliest to leave first, those without a chance last. */
  public record Page(List<Item> items, int total, @Nullable String nextCursor) {}

  /**
   * The survival model.
   *
   * @param stretches of 28 days, each with what the account did in the 28 days before
   */
  public record Model(
      String method,
      String ties,
      int stretches,
      int events,
      double logLikelihood,
      List<Factor> covariates,
      String caution) {}

  /**
   * What goes with leaving.
   *
   * @param ratio how many times as often those left for whom it was so, all else equal
   * @param sentence the same in words
   */
  public record Factor(
      Covariate covariate,
      double coefficient,
      double standardError,
      Interval ratio,
      String sentence) {}

  /**
   * Accounts by how often they used the product.
   *
   * @param fromDays active days of 28, inclusive
   * @param toDays inclusive
   * @param accounts paying now
   * @param before 28 days earlier
   * @param leaving share that left within 28 days, of all stretches of the year that began so
   */
  public record Habit(
      int fromDays, int toDays, int accounts, int before, int left, @Nullable Interval leaving) {}

  /**
   * A paying account.
   *
   * @param chance to leave within 90 days
   * @param before the chance 28 days earlier
   * @param use null where it has no use to compare
   * @param changed in words
   */
  public record Item(
      String account,
      String name,
      @Nullable String segment,
      @Nullable String owner,
      @Nullable Interval chance,
      @Nullable Double before,
      @Nullable Use use,
      List<String> featuresDropped,
      String changed,
      Money arr) {}

  /** Active days and people of 28 days, and of the 28 before. */
  public record Use(int activeDays, int activeDaysBefore, int people, int peopleBefore) {}
}
