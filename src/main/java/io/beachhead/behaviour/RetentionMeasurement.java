package io.beachhead.behaviour;

import io.beachhead.behaviour.RetentionQuestion.Answer;
import io.beachhead.behaviour.RetentionQuestion.Cohort;
import io.beachhead.behaviour.RetentionQuestion.Cohorts;
import io.beachhead.behaviour.RetentionQuestion.Returns;
import io.beachhead.behaviour.people.History;
import java.util.ArrayList;
import java.util.Arrays;

/** Measures one retention question in one walk over everybody. */
final class RetentionMeasurement implements Measurement<Answer> {
  private final RetentionQuestion question;
  private final Period.Buckets buckets;
  private final Matcher start;
  private final Matcher returning;
  private final int[] size;
  private final int[][] returned;
  private final boolean[] started;
  private final int[] returns;

  RetentionMeasurement(
      RetentionQuestion question, Period period, Matcher start, Matcher returning) {
    this.question = question;
    this.start = start;
    this.returning = returning;
    buckets = period.lastBuckets(question.period(), question.intervals());
    size = new int[buckets.size()];
    returned = new int[buckets.size()][buckets.size()];
    started = new boolean[buckets.size()];
    returns = new int[buckets.size()];
  }

  @Override
  public void count(History history) {
    Arrays.fill(started, false);
    Arrays.fill(returns, 0);
    boolean startedBefore = false;
    boolean any = false;
    for (int i = 0; i < history.size(); i++) {
      int bucket = buckets.indexOf(history.time(i));
      if (bucket >= buckets.size()) {
        break;
      }
      if (start.matches(history, i)) {
        boolean joins = bucket >= 0 && !(question.cohorts() == Cohorts.FIRST && startedBefore);
        startedBefore = true;
        if (joins) {
          started[bucket] = true;
          any = true;
        }
      }
      if (bucket >= 0 && returning.matches(history, i)) {
        returns[bucket]++;
      }
    }
    if (any) {
      add();
    }
  }

  private void add() {
    int last = -1;
    for (int b = 0; b < returns.length; b++) {
      if (returns[b] >= question.minimumReturns()) {
        last = b;
      }
    }
    for (int cohort = 0; cohort < started.length; cohort++) {
      if (!started[cohort]) {
        continue;
      }
      size[cohort]++;
      for (int b = cohort + 1; b < started.length; b++) {
        boolean back =
            question.returns() == Returns.ON ? returns[b] >= question.minimumReturns() : b <= last;
        if (back) {
          returned[cohort][b - cohort]++;
        }
      }
    }
  }

  @Override
  public Answer answer() {
    var cohorts = new ArrayList<Cohort>();
    for (int c = 0; c < buckets.size(); c++) {
      var row = Arrays.copyOf(returned[c], buckets.size() - c);
      row[0] = size[c];
      cohorts.add(new Cohort(buckets.starts().get(c).toOffsetDateTime(), size[c], row));
    }
    return new Answer(cohorts);
  }
}
