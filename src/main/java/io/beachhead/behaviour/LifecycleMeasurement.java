package io.beachhead.behaviour;

import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Measures one lifecycle question. Bucket 0 is the interval just before the period: activity there
 * decides who returns and who goes dormant in the first one.
 */
final class LifecycleMeasurement
    implements Measurement<LifecycleQuestion.Answer, LifecycleMeasurement> {
  private final Period period;
  private final Period.Buckets buckets;
  private final Matcher event;
  private final boolean[] active;
  private final int[] newcomers;
  private final int[] returning;
  private final int[] resurrecting;
  private final int[] dormant;
  private final Kept kept = new Kept();
  private final Of.@Nullable Change keptChange;

  LifecycleMeasurement(LifecycleQuestion question, Period period, Matcher event, @Nullable Of of) {
    this.period = period;
    this.event = event;
    buckets = period.buckets(question.interval()).withOneBefore(question.interval());
    int size = buckets.size();
    active = new boolean[size];
    newcomers = new int[size];
    returning = new int[size];
    resurrecting = new int[size];
    dormant = new int[size];
    keptChange = of instanceof Of.Change change ? change : null;
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
          keep(history, b, Of.Kind.NEW);
        } else if (active[b - 1]) {
          returning[b]++;
          keep(history, b, Of.Kind.RETURNING);
        } else {
          resurrecting[b]++;
          keep(history, b, Of.Kind.RESURRECTING);
        }
      } else if (active[b - 1]) {
        dormant[b]--;
        keep(history, b, Of.Kind.DORMANT);
      }
    }
  }

  /** At the last event of the interval they were active in; of the dormant, the one before. */
  private void keep(History history, int bucket, Of.Kind kind) {
    if (keptChange == null || keptChange.interval() + 1 != bucket || keptChange.kind() != kind) {
      return;
    }
    int activeIn = kind == Of.Kind.DORMANT ? bucket - 1 : bucket;
    long from = buckets.edges()[activeIn];
    int to = history.firstAt(Math.min(buckets.edges()[activeIn + 1], period.to() + 1));
    int last = -1;
    int events = 0;
    for (int i = history.firstAt(from); i < to; i++) {
      if (event.matches(history, i)) {
        last = i;
        events++;
      }
    }
    kept.add(history, last, events);
  }

  @Override
  public void add(LifecycleMeasurement next) {
    Sums.add(newcomers, next.newcomers);
    Sums.add(returning, next.returning);
    Sums.add(resurrecting, next.resurrecting);
    Sums.add(dormant, next.dormant);
    kept.add(next.kept);
  }

  @Override
  public Kept kept() {
    return kept;
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
