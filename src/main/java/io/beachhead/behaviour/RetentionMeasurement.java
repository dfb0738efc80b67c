package io.beachhead.behaviour;

import io.beachhead.behaviour.RetentionQuestion.Answer;
import io.beachhead.behaviour.RetentionQuestion.Cohort;
import io.beachhead.behaviour.RetentionQuestion.Cohorts;
import io.beachhead.behaviour.RetentionQuestion.Returns;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures one retention question. */
final class RetentionMeasurement implements Measurement<Answer, RetentionMeasurement> {
  private final RetentionQuestion question;
  private final Period.Buckets buckets;
  private final Matcher start;
  private final Matcher returning;
  private final byte[] wanted;
  private int[] candidate = new int[256];
  private final int[] size;
  private final int[][] returned;
  private final boolean[] started;
  private final int[] returns;

  RetentionMeasurement(
      RetentionQuestion question, Period period, Matcher start, Matcher returning) {
    this.question = question;
    this.start = start;
    this.returning = returning;
    wanted = Matcher.names(List.of(start, returning));
    buckets = period.lastBuckets(question.period(), question.intervals());
    size = new int[buckets.size()];
    returned = new int[buckets.size()][buckets.size()];
    started = new boolean[buckets.size()];
    returns = new int[buckets.size()];
  }

  @Override
  public void count(History history) {
    boolean firstOnly = question.cohorts() == Cohorts.FIRST;
    int from = history.firstAt(buckets.start());
    int to = history.firstAt(buckets.end());
    if (from == to || (firstOnly && startedBefore(history, from))) {
      return;
    }
    if (to - from > candidate.length) {
      candidate = new int[Math.max(to - from, 2 * candidate.length)];
    }
    int candidates = history.named(wanted, from, to, candidate);
    boolean any = false;
    int bucket = 0;
    for (int c = 0; c < candidates; c++) {
      int i = candidate[c];
      bucket = buckets.indexFrom(bucket, history.time(i));
      if (!(firstOnly && any) && start.matches(history, i)) {
        any = true;
        started[bucket] = true;
      }
      if (returning.matches(history, i)) {
        returns[bucket]++;
      }
    }
    if (any) {
      add();
    }
    Arrays.fill(started, false);
    Arrays.fill(returns, 0);
  }

  private boolean startedBefore(History history, int position) {
    for (int i = 0; i < position; i++) {
      if (start.matches(history, i)) {
        return true;
      }
    }
    return false;
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
  public void add(RetentionMeasurement next) {
    Sums.add(size, next.size);
    for (int cohort = 0; cohort < returned.length; cohort++) {
      Sums.add(returned[cohort], next.returned[cohort]);
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
