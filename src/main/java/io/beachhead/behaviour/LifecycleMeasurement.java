package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Measures one lifecycle question in one walk over everybody. Bucket 0 is the interval just before
 * the period: activity there decides who returns and who falls asleep in the first one.
 */
final class LifecycleMeasurement implements Measurement<LifecycleQuestion.Answer> {
  private final LifecycleQuestion question;
  private final Period period;
  private final Period.Buckets buckets;
  private final Matcher event;
  private final boolean[] active;
  private final int[] newcomers;
  private final int[] returning;
  private final int[] resurrecting;
  private final int[] dormant;

  LifecycleMeasurement(LifecycleQuestion question, Period period, Matcher event) {
    this.question = question;
    this.period = period;
    this.event = event;
    buckets = period.buckets(question.interval()).withOneBefore(question.interval());
    int size = buckets.size();
    active = new boolean[size];
    newcomers = new int[size];
    returning = new int[size];
    resurrecting = new int[size];
    dormant = new int[size];
  }

  @Override
  public void count(History history) {
    Arrays.fill(active, false);
    boolean any = false;
    for (int i = 0; i < history.size(); i++) {
      long time = history.time(i);
      if (time >= buckets.start() && time <= period.to() && event.matches(history, i)) {
        active[buckets.indexOf(time)] = true;
        any = true;
      }
    }
    if (!any) {
      return;
    }
    int created = buckets.indexOf(history.created());
    for (int b = 1; b < active.length; b++) {
      if (active[b]) {
        if (created == b) {
          newcomers[b]++;
        } else if (active[b - 1]) {
          returning[b]++;
        } else {
          resurrecting[b]++;
        }
      } else if (active[b - 1]) {
        dormant[b]--;
      }
    }
  }

  @Override
  public LifecycleQuestion.Answer answer() {
    var entries = new ArrayList<LifecycleQuestion.Entry>();
    for (int b = 1; b < buckets.size(); b++) {
      entries.add(
          new LifecycleQuestion.Entry(
              buckets.starts().get(b).toOffsetDateTime(),
              newcomers[b],
              returning[b],
              resurrecting[b],
              dormant[b]));
    }
    return new LifecycleQuestion.Answer(entries);
  }
}
