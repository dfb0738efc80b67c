package io.beachhead.customers.revenue;

import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.Quantiles;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How much of the revenue, and how many of the customers, stayed.
 *
 * <p>Question: of the accounts that paid on one day, what part of their recurring revenue is still
 * there on a later day.
 *
 * <p>Estimator: the cohort is every account with MRR above 0 on {@code from}; new and reactivated
 * accounts never count. GRR = Σ min(end, start) / Σ start, per account, so that growth of one never
 * hides the loss of another; NRR = Σ end / Σ start over the same accounts; logo retention = share
 * of the cohort with MRR above 0 on {@code to}. Ranges: 10th and 90th percentile of the ratio over
 * resamples of accounts with replacement (bootstrap), seeded; the middle is the ratio itself.
 *
 * <p>Inputs: MRR in the workspace's currency on both days; where credits exceed a month's invoices,
 * 0.
 *
 * <p>Assumptions: accounts are independent, and those of a group are a sample of more of their
 * kind. The range does not speak about money lost or won by exchange rates.
 *
 * <p>Undefined when nobody of the group paid on {@code from}. With one account there is a number
 * but no range: its ends equal it, and {@link Group#caution} says so.
 *
 * <p>Source: methods section 7; Efron and Tibshirani, An Introduction to the Bootstrap (1993),
 * section 13. Checked against: hand-computed cases; a simulation of the coverage of the ranges;
 * G-Cloud spend of 2013 and 2014.
 *
 * @param groups in the order of the grouping
 */
public record RevenueRetention(LocalDate from, LocalDate to, Group total, List<Group> groups) {
  static final String METHOD = "ratio per account, bootstrap over accounts";

  /** The same input gives the same range. */
  private static final long SEED = 20261121;

  /** Enough that the ends of a range move by less than a tenth of its width between seeds. */
  private static final int MOST_RESAMPLES = 2000;

  private static final int FEWEST_RESAMPLES = 200;

  /** About a tenth of a second on one core. */
  private static final int DRAWS = 10_000_000;

  /** Below this a range of a ratio of sums is rough. */
  private static final int ACCOUNTS_FOR_A_RANGE = 20;

  /**
   * Retention of one group.
   *
   * @param grr a fraction, 0 to 1
   * @param nrr a fraction, at least 0
   * @param logoRetention a fraction, 0 to 1
   * @param movements from the first day to the last, new and reactivated accounts included
   * @param largestShare part of the starting revenue that the largest account brings; 0 without one
   * @param caution what to know before relying on the numbers, as a sentence; null where nothing
   */
  public record Group(
      Estimate grr,
      Estimate nrr,
      Estimate logoRetention,
      RevenueMovements movements,
      double largestShare,
      @Nullable String caution) {}

  /**
   * Measures all accounts, and each group.
   *
   * @param groupOf account row to a group from 0 to {@code groups} − 1, or −1 for none
   * @throws IllegalArgumentException where {@code to} is before {@code from}
   */
  public static RevenueRetention measure(
      RevenueInForce revenue, LocalDate from, LocalDate to, IntUnaryOperator groupOf, int groups) {
    return measure(revenue, from, to, groupOf, groups, MOST_RESAMPLES);
  }

  /**
   * Over the year up to the last day of each month, for a line over time.
   *
   * @param last the day up to which the last month is looked at
   * @param months how many, at least 1
   */
  public static List<RevenueRetention> ofYears(
      RevenueInForce revenue, LocalDate last, int months, IntUnaryOperator groupOf, int groups) {
    List<RevenueRetention> years = new ArrayList<>();
    for (int back = months - 1; back >= 0; back--) {
      LocalDate to = back == 0 ? last : YearMonth.from(last).minusMonths(back).atEndOfMonth();
      years.add(measure(revenue, to.minusYears(1), to, groupOf, groups, FEWEST_RESAMPLES));
    }
    return years;
  }

  private static RevenueRetention measure(
      RevenueInForce revenue,
      LocalDate from,
      LocalDate to,
      IntUnaryOperator groupOf,
      int groups,
      int resamples) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("retention runs from the earlier day to the later one");
    }
    List<Group> measured = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int wanted = group;
      measured.add(group(revenue, from, to, row -> groupOf.applyAsInt(row) == wanted, resamples));
    }
    return new RevenueRetention(from, to, group(revenue, from, to, _ -> true, resamples), measured);
  }

  private static Group group(
      RevenueInForce revenue, LocalDate from, LocalDate to, IntPredicate rows, int resamples) {
    Cohort cohort = Cohort.of(revenue, from, to, rows);
    RevenueMovements movements = RevenueMovements.between(revenue, from, to, rows);
    int n = cohort.start.length;
    if (n == 0) {
      NotEnoughData nobody = new NotEnoughData(0, 1, "no account paid on " + from);
      return new Group(nobody, nobody, nobody, movements, 0, null);
    }
    double[][] resampled = cohort.resample(resamples);
    return new Group(
        measured(cohort.kept() / cohort.sum(cohort.start), resampled[0], cohort),
        measured(cohort.sum(cohort.end) / cohort.sum(cohort.start), resampled[1], cohort),
        new Measured(range(cohort.staying() / (double) n, resampled[2]), n, METHOD),
        movements,
        cohort.largestShare(),
        caution(cohort));
  }

  private static Measured measured(double ratio, double[] resampled, Cohort cohort) {
    return new Measured(
        range(ratio, resampled), cohort.start.length, cohort.effectiveAccounts(), METHOD);
  }

  private static Interval range(double ratio, double[] resampled) {
    Arrays.sort(resampled);
    return new Interval(
        Math.min(ratio, Quantiles.ofSorted(resampled, 0.1)),
        ratio,
        Math.max(ratio, Quantiles.ofSorted(resampled, 0.9)));
  }

  private static @Nullable String caution(Cohort cohort) {
    int n = cohort.start.length;
    if (n == 1) {
      return "This is one account; a range needs about " + (ACCOUNTS_FOR_A_RANGE - 1) + " more.";
    }
    if (cohort.largestShare() > 0.5) {
      return "One account brings more than half of the starting revenue.";
    }
    return n < ACCOUNTS_FOR_A_RANGE
        ? "A range from "
            + n
            + " accounts is rough; it needs about "
            + (ACCOUNTS_FOR_A_RANGE - n)
            + " more."
        : null;
  }

  /** What each account of the cohort paid on the two days. */
  private record Cohort(double[] start, double[] end) {

    static Cohort of(RevenueInForce revenue, LocalDate from, LocalDate to, IntPredicate rows) {
      int first = (int) from.toEpochDay();
      int last = (int) to.toEpochDay();
      double[] start = new double[revenue.size()];
      double[] end = new double[revenue.size()];
      int n = 0;
      for (int row = 0; row < revenue.size(); row++) {
        if (revenue.units(row, first) > 0 && rows.test(row)) {
          start[n] = revenue.mrr(row, first);
          end[n++] = Math.max(0, revenue.mrr(row, last));
        }
      }
      return new Cohort(Arrays.copyOf(start, n), Arrays.copyOf(end, n));
    }

    double sum(double[] amounts) {
      return Arrays.stream(amounts).sum();
    }

    double kept() {
      double kept = 0;
      for (int i = 0; i < start.length; i++) {
        kept += Math.min(start[i], end[i]);
      }
      return kept;
    }

    long staying() {
      return Arrays.stream(end).filter(amount -> amount > 0).count();
    }

    double largestShare() {
      return Arrays.stream(start).max().orElse(0) / sum(start);
    }

    /** Kish's effective number: how many equal accounts the revenue-weighted ratio is worth. */
    double effectiveAccounts() {
      double squares = Arrays.stream(start).map(amount -> amount * amount).sum();
      return sum(start) * sum(start) / squares;
    }

    /** GRR, NRR and logo retention of each resample. */
    double[][] resample(int most) {
      int n = start.length;
      int resamples = Math.clamp(DRAWS / n, FEWEST_RESAMPLES, most);
      double[][] ratios = new double[3][resamples];
      SplittableRandom random = new SplittableRandom(SEED);
      for (int resample = 0; resample < resamples; resample++) {
        double started = 0;
        double ended = 0;
        double kept = 0;
        int staying = 0;
        for (int draw = 0; draw < n; draw++) {
          int account = random.nextInt(n);
          started += start[account];
          ended += end[account];
          kept += Math.min(start[account], end[account]);
          staying += end[account] > 0 ? 1 : 0;
        }
        ratios[0][resample] = kept / started;
        ratios[1][resample] = ended / started;
        ratios[2][resample] = staying / (double) n;
      }
      return ratios;
    }
  }
}
