package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;

/**
 * Measures one lifecycle question. Bucket 0 is the interval just before the period: activity there
 * decides who returns and who goes dormant in the first one.
 */
final class LifecycleMeasurement
    implements Measurement<LifecycleQuestion.Answer, LifecycleMeasurement> {
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
    if (!buckets.mark(active, period.to(), event, history)) {
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
  public void add(LifecycleMeasurement next) {
    Sums.add(newcomers, next.newcomers);
    Sums.add(returning, next.returning);
    Sums.add(resurrecting, next.resurrecting);
    Sums.add(dormant, next.dormant);
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
