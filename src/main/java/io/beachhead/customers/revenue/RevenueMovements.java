package io.beachhead.customers.revenue;

import io.beachhead.customers.Accounts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * How recurring revenue got from one day to another.
 *
 * <p>Question: which part of the change between two days is new customers, growth, shrinkage and
 * loss. Each account is compared with itself on the two days and falls into exactly one kind: new
 * (nothing before, never paid before {@code from}), reactivated (nothing on {@code from}, but paid
 * earlier), expansion, contraction, churned (nothing on {@code to}). What happens in between and is
 * undone again does not show.
 *
 * <p>All amounts are MRR in the workspace's currency and at least 0; {@code end} = {@code start} +
 * new + reactivated + expansion − contraction − churned, exactly. Where credits exceed a month's
 * invoices the account counts as paying 0 on that day.
 *
 * @param from MRR in force on this day is the start
 * @param to MRR in force on this day is the end
 */
public record RevenueMovements(
    LocalDate from,
    LocalDate to,
    double start,
    double fresh,
    double reactivated,
    double expansion,
    double contraction,
    double churned,
    double end,
    Accounts accounts) {

  /** The same in numbers of accounts. */
  public record Accounts(
      int start, int fresh, int reactivated, int expanded, int contracted, int churned, int end) {}

  /** What happened to an account whose revenue is not what it was. */
  public enum Kind {
    NEW,
    REACTIVATED,
    EXPANSION,
    CONTRACTION,
    CHURNED;

    /** Whether there is less than before. */
    public boolean loss() {
      return this == CONTRACTION || this == CHURNED;
    }

    /** As addresses and files have it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What happened to one account.
   *
   * @param row of the customer base
   * @param before MRR on the first day, at least 0
   * @param after MRR on the last day, at least 0
   */
  public record OfAccount(int row, Kind kind, double before, double after) {
    public double change() {
      return after - before;
    }
  }

  /** Every account whose revenue changed between two days, in the order of rows. */
  public static List<OfAccount> accounts(
      RevenueInForce revenue, LocalDate from, LocalDate to, IntPredicate rows) {
    List<OfAccount> changed = new ArrayList<>();
    for (int row = 0; row < revenue.size(); row++) {
      long before = Math.max(0, revenue.units(row, (int) from.toEpochDay()));
      long after = Math.max(0, revenue.units(row, (int) to.toEpochDay()));
      if (before != after && rows.test(row)) {
        Kind kind = kind(before, after, before == 0 && revenue.paidBefore(row, from));
        changed.add(new OfAccount(row, kind, money(before), money(after)));
      }
    }
    return changed;
  }

  private static Kind kind(long before, long after, boolean paidEarlier) {
    if (before == 0) {
      return paidEarlier ? Kind.REACTIVATED : Kind.NEW;
    }
    if (after == 0) {
      return Kind.CHURNED;
    }
    return after > before ? Kind.EXPANSION : Kind.CONTRACTION;
  }

  /** Between two days, over the rows wanted. */
  public static RevenueMovements between(
      RevenueInForce revenue, LocalDate from, LocalDate to, IntPredicate rows) {
    int first = (int) from.toEpochDay();
    int last = (int) to.toEpochDay();
    long[] units = new long[KINDS];
    int[] counts = new int[KINDS];
    for (int row = 0; row < revenue.size(); row++) {
      long before = Math.max(0, revenue.units(row, first));
      long after = Math.max(0, revenue.units(row, last));
      if ((before == 0 && after == 0) || !rows.test(row)) {
        continue;
      }
      add(START, before, units, counts);
      add(END, after, units, counts);
      if (before == 0) {
        add(revenue.paidBefore(row, from) ? REACTIVATED : NEW, after, units, counts);
      } else if (after == 0) {
        add(CHURNED, before, units, counts);
      } else {
        add(after > before ? EXPANSION : CONTRACTION, Math.abs(after - before), units, counts);
      }
    }
    return new RevenueMovements(
        from,
        to,
        money(units[START]),
        money(units[NEW]),
        money(units[REACTIVATED]),
        money(units[EXPANSION]),
        money(units[CONTRACTION]),
        money(units[CHURNED]),
        money(units[END]),
        new Accounts(
            counts[START],
            counts[NEW],
            counts[REACTIVATED],
            counts[EXPANSION],
            counts[CONTRACTION],
            counts[CHURNED],
            counts[END]));
  }

  /** Month by month: each compares the end of the month before with the end of the month. */
  public static List<RevenueMovements> monthly(
      RevenueInForce revenue, YearMonth first, YearMonth last, IntPredicate rows) {
    List<RevenueMovements> months = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(between(revenue, month.minusMonths(1).atEndOfMonth(), month.atEndOfMonth(), rows));
    }
    return months;
  }

  /**
   * The calendar months of a range, one after another without a gap: the month of {@code from}
   * where it begins on that day, else the next one, to the month of {@code to}, which is cut there.
   * At least one, even where the range lies within a month.
   */
  public static List<RevenueMovements> months(
      RevenueInForce revenue, LocalDate from, LocalDate to, IntPredicate rows) {
    YearMonth last = YearMonth.from(to);
    YearMonth begun = YearMonth.from(from).plusMonths(from.getDayOfMonth() == 1 ? 0 : 1);
    List<RevenueMovements> months = new ArrayList<>();
    for (YearMonth month = begun.isAfter(last) ? last : begun;
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      LocalDate end = month.equals(last) ? to : month.atEndOfMonth();
      months.add(between(revenue, month.minusMonths(1).atEndOfMonth(), end, rows));
    }
    return months;
  }

  /** The month whose movements these are, where they are of one. */
  public YearMonth month() {
    return YearMonth.from(to);
  }

  private static final int START = 0;
  private static final int NEW = 1;
  private static final int REACTIVATED = 2;
  private static final int EXPANSION = 3;
  private static final int CONTRACTION = 4;
  private static final int CHURNED = 5;
  private static final int END = 6;
  private static final int KINDS = 7;

  private static void add(int kind, long amount, long[] units, int[] counts) {
    units[kind] += amount;
    counts[kind] += amount == 0 ? 0 : 1;
  }

  private static double money(long units) {
    return (double) units / RevenueInForce.SCALE;
  }
}
