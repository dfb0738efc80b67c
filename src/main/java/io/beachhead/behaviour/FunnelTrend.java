package io.beachhead.behaviour;

import io.beachhead.behaviour.FunnelAnswer.Entry;
import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By interval of an attempt's begin: who reached the one step and who the other. */
final class FunnelTrend {
  private final Period.Buckets buckets;
  private final int fromStep;
  private final int toStep;
  private final int[] entered;
  private final int[] converted;

  /** How far the attempts of the history that is being walked got, by interval. */
  private final int[] depth;

  private final int[] touched;
  private int touchedCount;
  private final Kept kept = new Kept();
  private final Of.@Nullable TrendInterval keptInterval;

  /** Of the history at hand: where its first attempt in the interval that is kept began. */
  private int beganAt;

  FunnelTrend(FunnelQuestion.Trend asked, Period period, int steps, @Nullable Of of) {
    buckets = period.buckets(asked.interval() == null ? Interval.DAY : asked.interval());
    fromStep = asked.fromStep() == null ? 1 : asked.fromStep();
    toStep = asked.toStep() == null ? steps : asked.toStep();
    entered = new int[buckets.size()];
    converted = new int[buckets.size()];
    depth = new int[buckets.size()];
    touched = new int[buckets.size()];
    keptInterval = of instanceof Of.TrendInterval interval ? interval : null;
  }

  void add(History history, FunnelWalk.Attempt attempt) {
    int bucket = buckets.indexOf(history.time(attempt.first()));
    if (depth[bucket] == 0) {
      if (keptInterval != null && keptInterval.interval() == bucket) {
        beganAt = attempt.first();
      }
      touched[touchedCount++] = bucket;
    }
    depth[bucket] = Math.max(depth[bucket], attempt.depth);
  }

  void endOfHistory(History history) {
    for (int t = 0; t < touchedCount; t++) {
      int bucket = touched[t];
      if (depth[bucket] >= fromStep) {
        entered[bucket]++;
        if (depth[bucket] >= toStep) {
          converted[bucket]++;
        }
        if (keptInterval != null
            && keptInterval.interval() == bucket
            && (!keptInterval.converted() || depth[bucket] >= toStep)) {
          kept.add(history, beganAt, depth[bucket]);
        }
      }
      depth[bucket] = 0;
    }
    touchedCount = 0;
  }

  void add(FunnelTrend next) {
    Sums.add(entered, next.entered);
    Sums.add(converted, next.converted);
    kept.add(next.kept);
  }

  Kept kept() {
    return kept;
  }

  List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < buckets.size(); i++) {
      entries.add(
          new Entry(
              buckets.starts().get(i).toOffsetDateTime(),
              entered[i],
              converted[i],
              entered[i] == 0 ? null : (double) converted[i] / entered[i]));
    }
    return entries;
  }
}
