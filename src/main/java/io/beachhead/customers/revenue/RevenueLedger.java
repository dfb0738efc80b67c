package io.beachhead.customers.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes revenue rows, subscriptions and invoices in any order and makes the step functions. */
public final class RevenueLedger {
  private final int accounts;
  private final ExchangeRates rates;
  private final SortedSet<String> withoutRate = new TreeSet<>();
  private final RevenueSource[] sources;
  private final Entries stated = new Entries();
  private final Entries starts = new Entries();
  private final Entries invoiced = new Entries();

  private int[] days = new int[1024];
  private long[] amounts = new long[1024];
  private int steps;

  public RevenueLedger(int accounts, ExchangeRates rates) {
    this.accounts = accounts;
    this.rates = rates;
    this.sources = new RevenueSource[accounts];
    Arrays.fill(sources, RevenueSource.NONE);
  }

  public void revenue(int row, LocalDate date, Recurring mrr, String currency) {
    note(row, RevenueSource.REVENUE);
    OptionalDouble rate = rate(currency);
    if (rate.isPresent()) {
      stated.add(row, (int) date.toEpochDay(), units(mrr, rate.getAsDouble()));
    }
  }

  /** {@code end} is the first day without it, or null while it runs. */
  public void subscription(
      int row, LocalDate start, @Nullable LocalDate end, Recurring mrr, String currency) {
    note(row, RevenueSource.SUBSCRIPTIONS);
    OptionalDouble rate = rate(currency);
    if (rate.isEmpty() || (end != null && !end.isAfter(start))) {
      return;
    }
    long units = units(mrr, rate.getAsDouble());
    starts.add(row, (int) start.toEpochDay(), units);
    if (end != null) {
      starts.add(row, (int) end.toEpochDay(), -units);
    }
  }

  /**
   * An invoice or, below 0, a credit.
   *
   * @param period what it pays for
   */
  public void invoice(int row, InvoicePeriod period, BigDecimal amount, String currency) {
    note(row, RevenueSource.INVOICES);
    OptionalDouble rate = rate(currency);
    if (rate.isPresent()) {
      period.spread(
          units(new Recurring(amount, "month", 1), rate.getAsDouble()),
          (month, part) -> invoiced.add(row, month, part));
    }
  }

  /** An account with records of a kind none of which counts: it pays nothing. */
  public void nothing(int row, RevenueSource source, LocalDate from) {
    note(row, source);
    switch (source) {
      case SUBSCRIPTIONS -> starts.add(row, (int) from.toEpochDay(), 0);
      case INVOICES -> invoiced.add(row, InvoicePeriod.index(YearMonth.from(from)), 0);
      default -> throw new IllegalArgumentException("records of " + source + " always count");
    }
  }

  public RevenueInForce build() {
    Sorted revenue = stated.sorted(accounts);
    Sorted subscriptions = starts.sorted(accounts);
    Sorted invoices = invoiced.sorted(accounts);
    steps = 0;
    int[] offsets = new int[accounts + 1];
    for (int row = 0; row < accounts; row++) {
      switch (sources[row]) {
        case REVENUE -> statedSteps(revenue, row);
        case SUBSCRIPTIONS -> subscriptionSteps(subscriptions, row);
        case INVOICES -> invoiceSteps(invoices, row);
        case NONE -> {}
      }
      offsets[row + 1] = steps;
    }
    return new RevenueInForce(
        rates.currency(),
        sources.clone(),
        offsets,
        Arrays.copyOf(days, steps),
        Arrays.copyOf(amounts, steps),
        Collections.unmodifiableSortedSet(withoutRate));
  }

  private void statedSteps(Sorted stated, int row) {
    for (int i = stated.offsets[row]; i < stated.offsets[row + 1]; i++) {
      step(stated.keys[i], stated.amounts[i]);
    }
  }

  private void subscriptionSteps(Sorted starts, int row) {
    long running = 0;
    for (int i = starts.offsets[row]; i < starts.offsets[row + 1]; i++) {
      running += starts.amounts[i];
      boolean lastOfDay = i + 1 == starts.offsets[row + 1] || starts.keys[i + 1] != starts.keys[i];
      if (lastOfDay) {
        step(starts.keys[i], running);
      }
    }
  }

  /** A month is in force from its last day, when it is complete, until the next one is. */
  private void invoiceSteps(Sorted invoiced, int row) {
    int from = invoiced.offsets[row];
    int to = invoiced.offsets[row + 1];
    for (int i = from; i < to; ) {
      int month = invoiced.keys[i];
      long sum = 0;
      while (i < to && invoiced.keys[i] == month) {
        sum += invoiced.amounts[i++];
      }
      step(lastDay(month), sum);
      if (i == to || invoiced.keys[i] != month + 1) {
        step(lastDay(month + 1), 0);
      }
    }
  }

  private static int lastDay(int month) {
    return (int) InvoicePeriod.month(month).atEndOfMonth().toEpochDay();
  }

  private void step(int day, long amount) {
    if (steps == days.length) {
      days = Arrays.copyOf(days, steps * 2);
      amounts = Arrays.copyOf(amounts, steps * 2);
    }
    days[steps] = day;
    amounts[steps++] = amount;
  }

  private void note(int row, RevenueSource source) {
    if (source.compareTo(sources[row]) < 0) {
      sources[row] = source;
    }
  }

  private OptionalDouble rate(String currency) {
    OptionalDouble rate = rates.rate(currency);
    if (rate.isEmpty()) {
      withoutRate.add(currency);
    }
    return rate;
  }

  /** Whole parts of a unit of the workspace's currency, of which a unit has {@code SCALE}. */
  private static long units(Recurring mrr, double rate) {
    long exact = mrr.perMonth(RevenueInForce.SCALE);
    return rate == 1 ? exact : Math.round(exact * rate);
  }

  /** Entries grouped by row, those of a row ascending by key. */
  private record Sorted(int[] offsets, int[] keys, long[] amounts) {}

  /** Triples of account row, key (a day or a month) and amount, in any order. */
  private static final class Entries {
    private int[] rows = new int[256];
    private int[] keys = new int[256];
    private long[] amounts = new long[256];
    private int size;

    void add(int row, int key, long amount) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
        keys = Arrays.copyOf(keys, size * 2);
        amounts = Arrays.copyOf(amounts, size * 2);
      }
      rows[size] = row;
      keys[size] = key;
      amounts[size++] = amount;
    }

    Sorted sorted(int accounts) {
      int[] offsets = new int[accounts + 1];
      for (int i = 0; i < size; i++) {
        offsets[rows[i] + 1]++;
      }
      for (int row = 0; row < accounts; row++) {
        offsets[row + 1] += offsets[row];
      }
      // The key in the high half and the entry's index in the low half: one sort per row.
      int[] next = offsets.clone();
      long[] order = new long[size];
      for (int i = 0; i < size; i++) {
        order[next[rows[i]]++] = ((long) keys[i] << 32) | i;
      }
      int[] sortedKeys = new int[size];
      long[] sortedAmounts = new long[size];
      for (int row = 0; row < accounts; row++) {
        Arrays.sort(order, offsets[row], offsets[row + 1]);
      }
      for (int i = 0; i < size; i++) {
        int entry = (int) order[i];
        sortedKeys[i] = keys[entry];
        sortedAmounts[i] = amounts[entry];
      }
      return new Sorted(offsets, sortedKeys, sortedAmounts);
    }
  }
}
