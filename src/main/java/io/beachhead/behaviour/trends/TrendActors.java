package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.actors.Kept;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Tally;
import io.beachhead.behaviour.trends.TrendTally.Counted;
import io.beachhead.behaviour.trends.TrendTally.Groups;
import org.jspecify.annotations.Nullable;

/** Keeps who is behind one number of a trend: each once, with how many events they did. */
final class TrendActors implements Tally<TrendActors> {
  /** Every event, whatever its value. */
  static final int EVERYTHING = 0;

  private final Counted series;
  private final long from;
  private final long to;
  private final @Nullable Groups groups;
  private final int group;
  private final Kept kept = new Kept();

  /**
   * @param from and {@code to}: epoch milliseconds, both included
   * @param group whose events count; {@link #EVERYTHING} = all of them
   */
  TrendActors(Counted series, long from, long to, @Nullable Groups groups, int group) {
    this.series = series;
    this.from = from;
    this.to = to;
    this.groups = groups;
    this.group = group;
  }

  @Override
  public void count(History history) {
    int end = history.firstAt(to + 1);
    int last = -1;
    int events = 0;
    for (int i = history.firstAt(from); i < end; i++) {
      if (counts(history, i)) {
        last = i;
        events++;
      }
    }
    if (last >= 0) {
      kept.add(history, last, events);
    }
  }

  private boolean counts(History history, int i) {
    return series.event().matches(history, i)
        && (series.amounts() == null || !Double.isNaN(series.amounts().of(history.seq(i))))
        && (groups == null || group == EVERYTHING || groups.of(history, i) == group);
  }

  @Override
  public void add(TrendActors next) {
    kept.add(next.kept);
  }

  Kept kept() {
    return kept;
  }
}
