package io.beachhead.growth.stages;

import io.beachhead.growth.users.NewUser;
import io.beachhead.growth.users.SignUpRange;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Retention of new users by week of sign-up: who is active in their week w, days 7w to 7w + 7. A
 * cell is given once that week is over for everybody of the cohort.
 *
 * @param cohorts oldest first
 */
public record FreeUserRetention(List<Cohort> cohorts) {

  /**
   * Who signed up in a week.
   *
   * @param shares from week 0 on; null where the week is not over for all
   */
  public record Cohort(LocalDate week, int users, List<@Nullable Interval> shares) {}

  /**
   * Of some users.
   *
   * @param weeks columns, at least 1
   * @param most the newest cohorts that are shown
   */
  public static FreeUserRetention of(
      List<NewUser> users, SignUpRange range, DayOfWeek weekStart, int weeks, int most) {
    var byWeek = new TreeMap<LocalDate, List<NewUser>>();
    for (NewUser user : users) {
      byWeek
          .computeIfAbsent(
              range.dayOf(user.signedUp()).with(TemporalAdjusters.previousOrSame(weekStart)),
              _ -> new ArrayList<>())
          .add(user);
    }
    var cohorts = new ArrayList<Cohort>();
    byWeek.forEach((week, of) -> cohorts.add(cohort(week, of, range, weeks)));
    return new FreeUserRetention(
        List.copyOf(cohorts.subList(Math.max(0, cohorts.size() - most), cohorts.size())));
  }

  private static Cohort cohort(LocalDate week, List<NewUser> of, SignUpRange range, int weeks) {
    long last = of.stream().mapToLong(NewUser::signedUp).max().orElse(0);
    var shares = new ArrayList<@Nullable Interval>();
    shares.add(Interval.exactly(1));
    for (int w = 1; w < weeks; w++) {
      int at = w;
      boolean over = last + (w + 1) * NewUser.WEEK <= range.now();
      long active = of.stream().filter(user -> user.activeInWeek(at)).count();
      shares.add(over ? BinomialInterval.jeffreys(active, of.size()) : null);
    }
    return new Cohort(week, of.size(), shares);
  }
}
