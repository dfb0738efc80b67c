package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import java.util.ArrayList;
import java.util.Arrays;

/** Measures one stickiness question in one walk over everybody. */
final class StickinessMeasurement implements Measurement<StickinessQuestion.Answer> {
  private final StickinessQuestion question;
  private final Period period;
  private final Period.Buckets buckets;
  private final Matcher event;
  private final int[] countIn;
  private final int[] exactly;

  StickinessMeasurement(StickinessQuestion question, Period period, Matcher event) {
    this.question = question;
    this.period = period;
    this.event = event;
    buckets = period.buckets(question.interval());
    countIn = new int[Math.ceilDiv(buckets.size(), question.intervalCount())];
    exactly = new int[countIn.length + 1];
  }

  @Override
  public void count(History history) {
    Arrays.fill(countIn, 0);
    for (int i = 0; i < history.size(); i++) {
      if (period.contains(history.time(i)) && event.matches(history, i)) {
        countIn[buckets.indexOf(history.time(i)) / question.intervalCount()]++;
      }
    }
    int active = 0;
    for (int count : countIn) {
      if (question.perInterval().holds(count)) {
        active++;
      }
    }
    exactly[active]++;
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
