package io.beachhead.behaviour;

import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Measures activity, from 29 days before the period on. */
final class ActivityMeasurement
    implements Measurement<ActivityQuestion.Answer, ActivityMeasurement> {
  private static final int BEFORE = 29;
  private static final int FREQUENCY_DAYS = 28;

  private final Period period;
  private final Period.Buckets buckets;
  private final Matcher event;
  private final boolean[] active;
  private final int[] daily;
  private final int[] weekly;
  private final int[] monthly;
  private final int[] frequency = new int[FREQUENCY_DAYS + 1];
  private final Kept kept = new Kept();
  private final @Nullable Of of;

  ActivityMeasurement(Period period, Matcher event, @Nullable Of of) {
    this.period = period;
    this.event = event;
    this.of = of;
    var days = period.buckets(Interval.DAY);
    for (int i = 0; i < BEFORE; i++) {
      days = days.withOneBefore(Interval.DAY);
    }
    buckets = days;
    active = new boolean[buckets.size()];
    daily = new int[buckets.size()];
    weekly = new int[buckets.size()];
    monthly = new int[buckets.size()];
  }

  @Override
  public void count(History history) {
    if (!buckets.mark(active, period.to(), event, history)) {
      return;
    }
    int last = Integer.MIN_VALUE;
    for (int day = 0; day < active.length; day++) {
      if (active[day]) {
        last = day;
        daily[day]++;
      }
      if (last > day - 7) {
        weekly[day]++;
      }
      if (last > day - 30) {
        monthly[day]++;
      }
    }
    int often = activeDays(Math.max(0, active.length - FREQUENCY_DAYS), active.length - 1);
    frequency[often]++;
    switch (of) {
      case Of.ActiveOn(int day, Of.Span span) ->
          keep(history, BEFORE + day - span.days() + 1, BEFORE + day);
      case Of.ActiveDays(int days) when days == often ->
          keep(history, Math.max(0, active.length - FREQUENCY_DAYS), active.length - 1);
      case null, default -> {}
    }
  }

  private int activeDays(int fromDay, int toDay) {
    int days = 0;
    for (int day = fromDay; day <= toDay; day++) {
      if (active[day]) {
        days++;
      }
    }
    return days;
  }

  /** Keeps who was active on one of these days, at the last event, with the active days. */
  private void keep(History history, int fromDay, int toDay) {
    int days = activeDays(fromDay, toDay);
    if (days == 0) {
      return;
    }
    long end = Math.min(buckets.edges()[toDay + 1], period.to() + 1);
    int last = history.firstAt(end) - 1;
    while (!event.matches(history, last)) {
      last--;
    }
    kept.add(history, last, days);
  }

  @Override
  public void add(ActivityMeasurement next) {
    Sums.add(daily, next.daily);
    Sums.add(weekly, next.weekly);
    Sums.add(monthly, next.monthly);
    Sums.add(frequency, next.frequency);
    kept.add(next.kept);
  }

  @Override
  public Kept kept() {
    return kept;
  }

  @Override
  public ActivityQuestion.Answer answer() {
    var days = new ArrayList<ActivityQuestion.Day>();
    for (int day = BEFORE; day < buckets.size(); day++) {
      days.add(
          new ActivityQuestion.Day(
              buckets.starts().get(day).toLocalDate(),
              daily[day],
              weekly[day],
              monthly[day],
              ratio(daily[day], monthly[day]),
              ratio(weekly[day], monthly[day])));
    }
    var often = new ArrayList<Integer>();
    for (int k = 1; k < frequency.length; k++) {
      often.add(frequency[k]);
    }
    return new ActivityQuestion.Answer(days, often);
  }

  private static @Nullable Double ratio(int part, int whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
