package io.beachhead.customers.revenue;

import io.beachhead.imports.PeriodEnd;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The months that an invoice pays for, and how much of it falls to each.
 *
 * <p>A calendar month that lies fully in the period weighs 1, one that lies in it partly weighs its
 * days in the period over its days; the amount is divided by weight. A year's invoice for January
 * to December is then exactly a twelfth per month, whatever the lengths of the months.
 *
 * @param first first day of the period
 * @param last last day of the period, not before {@code first}
 */
public record InvoicePeriod(LocalDate first, LocalDate last) {

  /**
   * Reads the two dates of an invoice. Billing tools disagree whether the end is the last day or
   * the first day after; the import recognises it over the whole file. Where nobody said, an end
   * that is whole months after the start (15 January to 15 February, 1 January to 1 January) is the
   * day after, because nobody bills a month and a day.
   *
   * <p>Without a start, or with an end before the start, the period is the invoice's own month.
   *
   * @param ends {@code inclusive} or {@code exclusive}; null where nobody said
   */
  public static InvoicePeriod of(
      LocalDate date, @Nullable LocalDate start, @Nullable LocalDate end, @Nullable String ends) {
    if (start == null || end == null || end.isBefore(start)) {
      YearMonth month = YearMonth.from(start == null ? date : start);
      return new InvoicePeriod(month.atDay(1), month.atEndOfMonth());
    }
    boolean dayAfter =
        ends == null
            ? PeriodEnd.proven(start, end) == PeriodEnd.EXCLUSIVE
            : ends.equals(PeriodEnd.EXCLUSIVE.word()) && end.isAfter(start);
    return new InvoicePeriod(start, dayAfter ? end.minusDays(1) : end);
  }

  /** What takes the parts of a {@link #spread}. */
  public interface Months {
    void add(int month, long amount);
  }

  /**
   * Divides an amount over the months. The parts add up to the amount exactly: rounding is carried
   * from month to month.
   */
  public void spread(long amount, Months months) {
    YearMonth month = YearMonth.from(first);
    YearMonth lastMonth = YearMonth.from(last);
    double weights = 0;
    for (YearMonth m = month; !m.isAfter(lastMonth); m = m.plusMonths(1)) {
      weights += weight(m);
    }
    double passed = 0;
    long given = 0;
    for (YearMonth m = month; !m.isAfter(lastMonth); m = m.plusMonths(1)) {
      passed += weight(m);
      long upToHere = m.equals(lastMonth) ? amount : Math.round(amount * (passed / weights));
      months.add(index(m), upToHere - given);
      given = upToHere;
    }
  }

  private double weight(YearMonth month) {
    LocalDate from = first.isAfter(month.atDay(1)) ? first : month.atDay(1);
    LocalDate to = last.isBefore(month.atEndOfMonth()) ? last : month.atEndOfMonth();
    return (double) (to.toEpochDay() - from.toEpochDay() + 1) / month.lengthOfMonth();
  }

  /** Months since year 0, so that neighbours differ by 1. */
  public static int index(YearMonth month) {
    return month.getYear() * 12 + month.getMonthValue() - 1;
  }

  static YearMonth month(int index) {
    return YearMonth.of(Math.floorDiv(index, 12), Math.floorMod(index, 12) + 1);
  }
}
