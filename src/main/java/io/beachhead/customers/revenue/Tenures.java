package io.beachhead.customers.revenue;

import io.beachhead.statistics.KaplanMeier.Observation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * How long accounts have paid: from the first day with revenue to the day it ended for good, or, as
 * nobody knows the end of those who still pay, to the as-of date. A pause after which an account
 * pays again is no end.
 */
public final class Tenures {
  private Tenures() {}

  /**
   * One observation for each account among {@code rows} that has ever paid up to the date.
   *
   * @param unit days or months; a month that is not over counts by its days
   */
  public static List<Observation> upTo(
      RevenueInForce revenue, LocalDate asOf, ChronoUnit unit, IntPredicate rows) {
    int today = (int) asOf.toEpochDay();
    List<Observation> tenures = new ArrayList<>();
    for (int row = 0; row < revenue.size(); row++) {
      var first = revenue.firstPaidDay(row);
      if (first.isEmpty() || first.getAsInt() > today || !rows.test(row)) {
        continue;
      }
      var ended = revenue.endedBy(row, today);
      int last = ended.orElse(today);
      double time = time(LocalDate.ofEpochDay(first.getAsInt()), LocalDate.ofEpochDay(last), unit);
      tenures.add(new Observation(time, ended.isPresent()));
    }
    return tenures;
  }

  /**
   * Whole units and the part of the last one. Whole months alone would put everybody who leaves
   * within a month at its beginning.
   */
  private static double time(LocalDate from, LocalDate to, ChronoUnit unit) {
    long whole = unit.between(from, to);
    LocalDate reached = from.plus(whole, unit);
    long rest = ChronoUnit.DAYS.between(reached, to);
    return whole + (double) rest / ChronoUnit.DAYS.between(reached, from.plus(whole + 1, unit));
  }
}
