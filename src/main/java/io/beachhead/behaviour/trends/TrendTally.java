package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.Grouping;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.Period.Buckets;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.People;
import io.beachhead.behaviour.people.Sums;
import io.beachhead.behaviour.people.Tally;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts some series in one walk over people or accounts, in one or two periods. */
final class TrendTally implements Tally<TrendTally> {
  /** The groups: everything, then the values shown, then what is beyond them. */
  private static final int EVERYTHING = 0;

  private final List<Counted> series;
  private final List<Stretch> stretches;
  private final @Nullable Groups groups;
  private final byte[] names;
  private final Cells[] cells;
  private final Spread[][] spreads;
  private final TrendQuestion.@Nullable Ratio ratio;
  private final RatioSpread[] ratioSpreads;
  private final long[] withoutValue;
  private final long[] notNumeric;
  private int[] candidates = new int[256];

  /**
   * A series that this walk counts.
   *
   * @param event whether an event belongs to it
   * @param amounts values of its property; null where it counts
   */
  record Counted(Measure measure, Matcher event, @Nullable Amounts amounts) {}

  /**
   * A period and the intervals that touch it; both ends in epoch milliseconds, included.
   *
   * @param intervals from the one that contains {@code from}
   */
  record Stretch(long from, long to, Buckets intervals) {}

  /**
   * Which values of a breakdown are groups of their own.
   *
   * @param groupOf by code: 1 and more; what is beyond it, or 0, is the last group
   * @param count groups, "everything" and "other" among them
   */
  record Groups(Grouping grouping, int[] groupOf, int count) {
    int of(History history, int event) {
      int code = grouping.code(history, event);
      int group = code < groupOf.length ? groupOf[code] : 0;
      return group == 0 ? count - 1 : group;
    }
  }

  /**
   * @param stretches all of as many intervals
   * @param ratio of two of these series; null where it is asked of none of them
   */
  TrendTally(
      List<Counted> series,
      List<Stretch> stretches,
      @Nullable Groups groups,
      TrendQuestion.@Nullable Ratio ratio) {
    this.ratio = ratio;
    ratioSpreads =
        IntStream.range(0, stretches.size())
            .mapToObj(_ -> new RatioSpread())
            .toArray(RatioSpread[]::new);
    this.series = series;
    this.stretches = stretches;
    this.groups = groups;
    names = Matcher.names(series.stream().map(Counted::event).toList());
    int count = (groups == null ? 1 : groups.count()) * stretches.size() * (intervals() + 1);
    cells = series.stream().map(one -> Cells.of(one.measure(), count)).toArray(Cells[]::new);
    spreads =
        series.stream()
            .map(_ ->
                IntStream.range(0, stretches.size())
                    .mapToObj(_ -> new Spread())
                    .toArray(Spread[]::new))
            .toArray(Spread[][]::new);
    withoutValue = new long[series.size()];
    notNumeric = new long[series.size()];
  }

  private int intervals() {
    return stretches.getFirst().intervals().size();
  }

  /** The cell of an interval; {@link #intervals} = the whole period. */
  private int cell(int group, int stretch, int interval) {
    return (group * stretches.size() + stretch) * (intervals() + 1) + interval;
  }

  @Override
  public void count(History history) {
    for (int stretch = 0; stretch < stretches.size(); stretch++) {
      count(history, stretch);
    }
  }

  private void count(History history, int stretch) {
    var period = stretches.get(stretch);
    int from = history.firstAt(period.from());
    int to = history.firstAt(period.to() + 1);
    if (from == to) {
      return;
    }
    if (to - from > candidates.length) {
      candidates = new int[Math.max(to - from, candidates.length * 2)];
    }
    int found = history.named(names, from, to, candidates);
    int interval = 0;
    for (int c = 0; c < found; c++) {
      int event = candidates[c];
      interval = period.intervals().indexFrom(interval, history.time(event));
      for (int s = 0; s < series.size(); s++) {
        if (series.get(s).event().matches(history, event)) {
          count(history, event, s, stretch, interval);
        }
      }
    }
    if (ratio != null) {
      ratioSpreads[stretch].add(
          contribution(ratio.numerator(), stretch), contribution(ratio.denominator(), stretch));
    }
    for (var spread : spreads) {
      spread[stretch].endOfUnit();
    }
  }

  private double contribution(int s, int stretch) {
    return spreads[s][stretch].contribution(series.get(s).measure());
  }

  private void count(History history, int event, int s, int stretch, int interval) {
    double value = 0;
    var amounts = series.get(s).amounts();
    if (amounts != null) {
      value = amounts.of(history.seq(event));
      if (Double.isNaN(value)) {
        if (stretch == 0) {
          (amounts.isMissing(history.seq(event)) ? withoutValue : notNumeric)[s]++;
        }
        return;
      }
    }
    spreads[s][stretch].add(value);
    add(s, cell(EVERYTHING, stretch, 0), interval, history.unit(), value);
    if (groups != null) {
      add(s, cell(groups.of(history, event), stretch, 0), interval, history.unit(), value);
    }
  }

  private void add(int s, int first, int interval, int unit, double value) {
    cells[s].add(first + interval, unit, value);
    cells[s].add(first + intervals(), unit, value);
  }

  @Override
  public void add(TrendTally next) {
    for (int s = 0; s < cells.length; s++) {
      cells[s].merge(next.cells[s]);
      for (int stretch = 0; stretch < stretches.size(); stretch++) {
        spreads[s][stretch].merge(next.spreads[s][stretch]);
      }
    }
    for (int stretch = 0; stretch < stretches.size(); stretch++) {
      ratioSpreads[stretch].merge(next.ratioSpreads[stretch]);
    }
    Sums.add(withoutValue, next.withoutValue);
    Sums.add(notNumeric, next.notNumeric);
  }

  /** The number of an interval; null where there is none. */
  @Nullable Number value(int s, int group, int stretch, int interval) {
    return cells[s].value(cell(group, stretch, interval));
  }

  /** The number of the whole period. */
  @Nullable Number total(int s, int group, int stretch) {
    return value(s, group, stretch, intervals());
  }

  Spread spread(int s, int stretch) {
    return spreads[s][stretch];
  }

  RatioSpread ratioSpread(int stretch) {
    return ratioSpreads[stretch];
  }

  /** Events in the period asked about that lack the property. */
  long withoutValue(int s) {
    return withoutValue[s];
  }

  /** Events in the period asked about whose value is not a number. */
  long notNumeric(int s) {
    return notNumeric[s];
  }

  /** The same event counted only where it is an account's. */
  static Matcher ofAnAccount(Matcher event) {
    return event.and((history, i) -> history.account(i) != People.NONE);
  }
}
