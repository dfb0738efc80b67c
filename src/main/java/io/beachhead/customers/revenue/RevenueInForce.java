package io.beachhead.customers.revenue;

import io.beachhead.customers.CustomerBase;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * What every account pays per month on any day.
 *
 * <p>Question: which monthly recurring revenue (MRR) was in force on a day, per account and in
 * total. An account is read from the first kind of record that it has: stated revenue (the latest
 * date up to the day counts; 0 ends it), else subscriptions (start ≤ day &lt; end, added up), else
 * invoices, spread by month (in force is the last month that was complete on the day).
 *
 * <p>All three become the same thing, a step function per account: from a day on, so much per
 * month. Amounts are held as whole 360,000ths of the workspace's currency, in which a month's part
 * of a cent per quarter, year or two years is exact, so that an amount added and taken away again
 * leaves exactly 0. Rows are those of the {@link CustomerBase}.
 *
 * <p>Undefined where an account has no record, or only records in a currency without an exchange
 * rate: then {@link #known} is false and the amount reads 0.
 */
public final class RevenueInForce {
  /** Units per 1 of the currency. */
  public static final long SCALE = 360_000;

  private final String currency;
  private final RevenueSource[] sources;
  private final int[] offsets; // of a row's steps; one more than rows
  private final int[] days; // epoch day from which a step holds, ascending within a row
  private final long[] amounts; // per month, SCALE units
  private final SortedSet<String> currenciesWithoutRate;

  RevenueInForce(
      String currency,
      RevenueSource[] sources,
      int[] offsets,
      int[] days,
      long[] amounts,
      SortedSet<String> currenciesWithoutRate) {
    this.currency = currency;
    this.sources = sources;
    this.offsets = offsets;
    this.days = days;
    this.amounts = amounts;
    this.currenciesWithoutRate = currenciesWithoutRate;
  }

  /** The workspace's currency, in which all amounts are. */
  public String currency() {
    return currency;
  }

  /** Number of account rows. */
  public int size() {
    return sources.length;
  }

  /** Which records the account is read from. */
  public RevenueSource source(int row) {
    return sources[row];
  }

  /** True where at least one amount could be read; the amount on a day may still be 0. */
  public boolean known(int row) {
    return offsets[row] < offsets[row + 1];
  }

  /** MRR on a day; 0 where there is none. Below 0 only where a month's credits exceed invoices. */
  public double mrr(int row, LocalDate day) {
    return mrr(row, (int) day.toEpochDay());
  }

  /** As {@link #mrr(int, LocalDate)}, by days since 1970-01-01. */
  public double mrr(int row, int epochDay) {
    return (double) units(row, epochDay) / SCALE;
  }

  /** MRR of all accounts on a day. */
  public double total(LocalDate day) {
    int epochDay = (int) day.toEpochDay();
    long sum = 0;
    for (int row = 0; row < sources.length; row++) {
      sum += units(row, epochDay);
    }
    return (double) sum / SCALE;
  }

  /** MRR at the end of each month from {@code first} to {@code last}. */
  public List<MonthlyRevenue> months(int row, YearMonth first, YearMonth last) {
    List<MonthlyRevenue> months = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(new MonthlyRevenue(month, mrr(row, month.atEndOfMonth())));
    }
    return months;
  }

  /**
   * The account's last {@code months} months up to a day, oldest first: MRR at each month's end,
   * and on the day itself for the month that is running. Invoices are known for complete months
   * only, so there the running month is left out.
   */
  public List<MonthlyRevenue> history(int row, LocalDate asOf, int months) {
    YearMonth running = YearMonth.from(asOf);
    boolean complete = asOf.equals(running.atEndOfMonth());
    YearMonth last =
        sources[row] == RevenueSource.INVOICES && !complete ? running.minusMonths(1) : running;
    List<MonthlyRevenue> history = new ArrayList<>();
    for (int back = months - 1; back >= 0; back--) {
      YearMonth month = last.minusMonths(back);
      LocalDate day = month.atEndOfMonth().isAfter(asOf) ? asOf : month.atEndOfMonth();
      history.add(new MonthlyRevenue(month, mrr(row, day)));
    }
    return history;
  }

  /**
   * A day on which what an account pays changed.
   *
   * @param before MRR up to the day before, at least 0
   * @param after MRR from the day on, at least 0
   */
  public record Change(LocalDate day, double before, double after) {}

  /** Every change of what an account pays up to and including a day, oldest first. */
  public List<Change> changes(int row, LocalDate upTo) {
    List<Change> changes = new ArrayList<>();
    long before = 0;
    for (int step = offsets[row]; step < offsets[row + 1]; step++) {
      long after = Math.max(0, amounts[step]);
      if (days[step] <= upTo.toEpochDay() && after != before) {
        changes.add(
            new Change(
                LocalDate.ofEpochDay(days[step]), (double) before / SCALE, (double) after / SCALE));
        before = after;
      }
    }
    return changes;
  }

  /** MRR of all accounts at the end of each month from {@code first} to {@code last}. */
  public List<MonthlyRevenue> totals(YearMonth first, YearMonth last) {
    List<MonthlyRevenue> months = new ArrayList<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(new MonthlyRevenue(month, total(month.atEndOfMonth())));
    }
    return months;
  }

  /** The day from which the account first paid more than 0, as an epoch day. */
  public OptionalInt firstPaidDay(int row) {
    for (int step = offsets[row]; step < offsets[row + 1]; step++) {
      if (amounts[step] > 0) {
        return OptionalInt.of(days[step]);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The day from which the account, having paid, pays nothing up to and including {@code epochDay};
   * empty where it still pays on that day or never paid before it.
   */
  public OptionalInt endedBy(int row, int epochDay) {
    OptionalInt ended = OptionalInt.empty();
    boolean paying = false;
    for (int step = offsets[row]; step < offsets[row + 1] && days[step] <= epochDay; step++) {
      if (amounts[step] > 0) {
        paying = true;
        ended = OptionalInt.empty();
      } else if (paying) {
        paying = false;
        ended = OptionalInt.of(days[step]);
      }
    }
    return ended;
  }

  /** Whether the account paid more than 0 at any time before the day. */
  public boolean paidBefore(int row, LocalDate day) {
    OptionalInt first = firstPaidDay(row);
    return first.isPresent() && first.getAsInt() < day.toEpochDay();
  }

  /** The latest day on which anybody's revenue changed; empty where there is no record. */
  public OptionalInt lastChangeDay() {
    return Arrays.stream(days).max();
  }

  /** The earliest day on which anybody's revenue changed; empty where there is no record. */
  public OptionalInt firstChangeDay() {
    return Arrays.stream(days).min();
  }

  /** Currencies of records that could not be counted because no exchange rate is set. */
  public SortedSet<String> currenciesWithoutRate() {
    return currenciesWithoutRate;
  }

  /** MRR in whole units of {@link #SCALE}: exact, for comparisons and sums. */
  public long units(int row, int epochDay) {
    int low = offsets[row];
    int high = offsets[row + 1];
    if (low == high || days[low] > epochDay) {
      return 0;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (days[middle] <= epochDay) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return amounts[low];
  }
}
