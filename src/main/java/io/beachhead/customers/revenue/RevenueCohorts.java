package io.beachhead.customers.revenue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What became of those who entered together.
 *
 * <p>Question: of the accounts whose first revenue fell into one month (or quarter), what part of
 * that first revenue, and how many of the accounts, are there a number of months later.
 *
 * <p>Estimator: each account is looked at on its own days, its first day with revenue plus k
 * months; net revenue retained = Σ MRR on that day / Σ MRR on the first day, accounts retained =
 * share with MRR above 0. An account that pauses and returns counts again when it is back.
 *
 * <p>An age is given once every account of the cohort could have reached it: so all cells of a row
 * speak about the same accounts.
 *
 * @param stepMonths length of a cohort and distance between ages: 1 or 3
 * @param cohorts oldest first; a month in which nobody began is left out
 */
public record RevenueCohorts(LocalDate asOf, int stepMonths, List<Cohort> cohorts) {

  /**
   * Those who began in one month or quarter.
   *
   * @param start first month of it
   * @param accounts how many, at least 1
   * @param startMrr what they paid per month on their first days, in the workspace's currency
   * @param ages age 0 first, {@code stepMonths} apart
   */
  public record Cohort(YearMonth start, int accounts, double startMrr, List<Age> ages) {}

  /**
   * One cohort at one age.
   *
   * @param months since the first day of each account
   * @param mrr what they pay per month at that age
   * @param revenue {@code mrr} as a fraction of the first revenue, at least 0
   * @param accounts still paying
   * @param logos still paying as a fraction, 0 to 1
   */
  public record Age(int months, double mrr, double revenue, int accounts, double logos) {}

  /**
   * Measures the cohorts that began within a number of steps up to a day.
   *
   * @param stepMonths 1 for months, 3 for quarters of the year
   * @param steps how many cohorts at most
   */
  public static RevenueCohorts upTo(
      RevenueInForce revenue, LocalDate asOf, int stepMonths, int steps, IntPredicate rows) {
    YearMonth last = begin(YearMonth.from(asOf), stepMonths);
    YearMonth first = last.minusMonths((long) stepMonths * (steps - 1));
    Map<YearMonth, List<Integer>> members = new TreeMap<>(Comparator.naturalOrder());
    for (int row = 0; row < revenue.size(); row++) {
      var began = revenue.firstPaidDay(row);
      if (began.isEmpty() || began.getAsInt() > asOf.toEpochDay() || !rows.test(row)) {
        continue;
      }
      YearMonth start = begin(YearMonth.from(LocalDate.ofEpochDay(began.getAsInt())), stepMonths);
      if (!start.isBefore(first)) {
        members.computeIfAbsent(start, _ -> new ArrayList<>()).add(row);
      }
    }
    List<Cohort> cohorts = new ArrayList<>();
    members.forEach(
        (start, accounts) -> cohorts.add(cohort(revenue, asOf, start, stepMonths, accounts)));
    return new RevenueCohorts(asOf, stepMonths, cohorts);
  }

  private static YearMonth begin(YearMonth month, int stepMonths) {
    return month.minusMonths((month.getMonthValue() - 1) % stepMonths);
  }

  private static Cohort cohort(
      RevenueInForce revenue,
      LocalDate asOf,
      YearMonth start,
      int stepMonths,
      List<Integer> accounts) {
    long began = 0;
    for (int row : accounts) {
      began += revenue.units(row, firstDay(revenue, row));
    }
    LocalDate latest = start.plusMonths(stepMonths - 1L).atEndOfMonth();
    long oldest = Math.max(0, ChronoUnit.MONTHS.between(latest, asOf)) / stepMonths;
    List<Age> ages = new ArrayList<>();
    for (int step = 0; step <= oldest; step++) {
      int months = step * stepMonths;
      long units = 0;
      int paying = 0;
      for (int row : accounts) {
        LocalDate day = LocalDate.ofEpochDay(firstDay(revenue, row)).plusMonths(months);
        long then = Math.max(0, revenue.units(row, (int) day.toEpochDay()));
        units += then;
        paying += then > 0 ? 1 : 0;
      }
      ages.add(
          new Age(
              months,
              (double) units / RevenueInForce.SCALE,
              (double) units / began,
              paying,
              (double) paying / accounts.size()));
    }
    return new Cohort(start, accounts.size(), (double) began / RevenueInForce.SCALE, ages);
  }

  private static int firstDay(RevenueInForce revenue, int row) {
    return revenue.firstPaidDay(row).orElseThrow();
  }
}
