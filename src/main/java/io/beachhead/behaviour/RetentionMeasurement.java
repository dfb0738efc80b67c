package io.beachhead.behaviour;

import io.beachhead.behaviour.RetentionQuestion.Answer;
import io.beachhead.behaviour.RetentionQuestion.Cohort;
import io.beachhead.behaviour.RetentionQuestion.Cohorts;
import io.beachhead.behaviour.RetentionQuestion.Returns;
import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.actors.Of;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final Kept kept = new Kept();
  private final Of.@Nullable Cell keptCell;

  /** Of the history at hand: where it started in the cohort that is kept. */
  private int startedAt;

  /** Of the history at hand: its last return in the interval that is kept or, as asked, later. */
  private int returnedAt;

  RetentionMeasurement(
      RetentionQuestion question,
      Period period,
      Matcher start,
      Matcher returning,
      @Nullable Of of) {
    this.question = question;
    this.start = start;
    this.returning = returning;
    wanted = Matcher.names(List.of(start, returning));
    buckets = period.lastBuckets(question.period(), question.intervals());
    size = new int[buckets.size()];
    returned = new int[buckets.size()][buckets.size()];
    started = new boolean[buckets.size()];
    returns = new int[buckets.size()];
    keptCell = of instanceof Of.Cell cell ? cell : null;
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
        if (keptCell != null && bucket == keptCell.cohort() && !started[bucket]) {
          startedAt = i;
        }
        started[bucket] = true;
      }
      if (returning.matches(history, i)) {
        returns[bucket]++;
        if (keptCell != null && isReturnOfTheCell(bucket, keptCell)) {
          returnedAt = i;
        }
      }
    }
    if (any) {
      add(history);
    }
    Arrays.fill(started, false);
    Arrays.fill(returns, 0);
  }

  private boolean isReturnOfTheCell(int bucket, Of.Cell cell) {
    int asked = cell.cohort() + cell.interval();
    return question.returns() == Returns.ON ? bucket == asked : bucket >= asked;
  }

  private boolean startedBefore(History history, int position) {
    for (int i = 0; i < position; i++) {
      if (start.matches(history, i)) {
        return true;
      }
    }
    return false;
  }

  private void add(History history) {
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
      if (keptCell != null && keptCell.cohort() == cohort && keptCell.interval() == 0) {
        kept.add(history, startedAt, 1);
      }
      for (int b = cohort + 1; b < started.length; b++) {
        boolean back =
            question.returns() == Returns.ON ? returns[b] >= question.minimumReturns() : b <= last;
        if (back) {
          returned[cohort][b - cohort]++;
          if (keptCell != null
              && keptCell.cohort() == cohort
              && keptCell.interval() == b - cohort) {
            kept.add(history, returnedAt, returnsFrom(b));
          }
        }
      }
    }
  }

  /** Returns in an interval or, where later ones count too, from it on. */
  private int returnsFrom(int bucket) {
    int sum = 0;
    for (int b = bucket;
        b < (question.returns() == Returns.ON ? bucket + 1 : returns.length);
        b++) {
      sum += returns[b];
    }
    return sum;
  }

  @Override
  public void add(RetentionMeasurement next) {
    Sums.add(size, next.size);
    kept.add(next.kept);
    for (int cohort = 0; cohort < returned.length; cohort++) {
      Sums.add(returned[cohort], next.returned[cohort]);
    }
  }

  @Override
  public Kept kept() {
    return kept;
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
