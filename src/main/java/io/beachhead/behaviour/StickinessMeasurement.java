package io.beachhead.behaviour;

import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Measures one stickiness question. */
final class StickinessMeasurement
    implements Measurement<StickinessQuestion.Answer, StickinessMeasurement> {
  private final StickinessQuestion question;
  private final Period period;
  private final Period.Buckets buckets;
  private final Matcher event;
  private final int[] countIn;
  private final int[] exactly;
  private final Kept kept = new Kept();

  /** In how many intervals those were active who are kept; 0 = nobody is. */
  private final int keptIntervals;

  StickinessMeasurement(
      StickinessQuestion question, Period period, Matcher event, @Nullable Of of) {
    this.question = question;
    this.period = period;
    this.event = event;
    buckets = period.buckets(question.interval());
    countIn = new int[Math.ceilDiv(buckets.size(), question.intervalCount())];
    exactly = new int[countIn.length + 1];
    keptIntervals = of instanceof Of.ActiveIntervals(int intervals) ? intervals : 0;
  }

  @Override
  public void count(History history) {
    Arrays.fill(countIn, 0);
    int bucket = 0;
    int last = -1;
    int to = history.firstAt(period.to() + 1);
    for (int i = history.firstAt(period.from()); i < to; i++) {
      if (event.matches(history, i)) {
        bucket = buckets.indexFrom(bucket, history.time(i));
        countIn[bucket / question.intervalCount()]++;
        last = i;
      }
    }
    int active = 0;
    for (int count : countIn) {
      if (question.perInterval().holds(count)) {
        active++;
      }
    }
    exactly[active]++;
    if (keptIntervals > 0
        && (question.cumulative() ? active >= keptIntervals : active == keptIntervals)) {
      kept.add(history, last, active);
    }
  }

  @Override
  public void add(StickinessMeasurement next) {
    Sums.add(exactly, next.exactly);
    kept.add(next.kept);
  }

  @Override
  public Kept kept() {
    return kept;
  }

  @Override
  public StickinessQuestion.Answer answer() {
    var data = new ArrayList<Integer>();
    int above = 0;
    for (int k = exactly.length - 1; k >= 1; k--) {
      above += exactly[k];
      data.addFirst(question.cumulative() ? above : exactly[k]);
    }
    return new StickinessQuestion.Answer(data);
  }
}
