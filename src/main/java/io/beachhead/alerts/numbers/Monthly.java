package io.beachhead.alerts.numbers;

import io.beachhead.behaviour.saved.NumberReading;
import io.beachhead.behaviour.saved.NumberReading.Point;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The last month that is over, and the one before it. */
record Monthly(YearMonth last) {
  static Monthly before(LocalDate today) {
    return new Monthly(YearMonth.from(today).minusMonths(1));
  }

  LocalDate end() {
    return last.atEndOfMonth();
  }

  LocalDate endBefore() {
    return last.minusMonths(1).atEndOfMonth();
  }

  /** A reading at the ends of both months. */
  NumberReading reading(
      @Nullable Double value, @Nullable Double before, @Nullable Interval change, boolean share) {
    return new NumberReading(
        new Point(last.atDay(1).toString(), "month of " + Format.month(last.atDay(1)), value),
        null,
        before,
        change,
        share);
  }

  /**
   * The relative change between two estimates, with its 80% range on the logarithmic scale. Much of
   * both rests on the same accounts, so the range is wide rather than narrow. Null where either is
   * 0 or missing.
   */
  static @Nullable Interval change(@Nullable Interval now, @Nullable Interval before) {
    if (now == null || before == null || now.low() <= 0 || before.low() <= 0) {
      return null;
    }
    double sd = Math.hypot(deviation(now), deviation(before));
    return Interval.normal(Math.log(now.mid() / before.mid()), sd).map(Math::expm1);
  }

  private static double deviation(Interval range) {
    return Math.log(range.high() / range.low()) / (2 * Interval.Z90);
  }
}
