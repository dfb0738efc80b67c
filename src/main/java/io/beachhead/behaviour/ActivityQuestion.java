package io.beachhead.behaviour;

import io.beachhead.behaviour.people.Unit;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many are active a day, in the last 7 days and in the last 30, and how often. */
public record ActivityQuestion(EventSelector event, Unit by) {

  /**
   * @param days one entry a day of the period
   * @param frequency entry k = active on exactly k + 1 of the last 28 days
   */
  public record Answer(List<Day> days, List<Integer> frequency) {}

  /**
   * @param daily active on the day
   * @param weekly active on the day or one of the 6 before
   * @param monthly active on the day or one of the 29 before
   * @param dailyToMonthly daily / monthly; null where nobody is active
   * @param weeklyToMonthly weekly / monthly; null where nobody is active
   */
  public record Day(
      LocalDate date,
      int daily,
      int weekly,
      int monthly,
      @Nullable Double dailyToMonthly,
      @Nullable Double weeklyToMonthly) {}
}
