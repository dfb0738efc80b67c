package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The time a question looks at, both ends included, and the calendar it counts in.
 *
 * @param from first millisecond of the epoch that counts
 * @param to last millisecond that counts
 */
public record Period(long from, long to, ZoneId zone, DayOfWeek weekStart) {
  public Period {
    if (to < from) {
      throw new IllegalArgumentException("dateTo is before dateFrom");
    }
  }

  boolean contains(long time) {
    return time >= from && time <= to;
  }

  /** The intervals that touch the period, from the one that contains its beginning. */
  public Buckets buckets(Interval interval) {
    var starts = new ArrayList<ZonedDateTime>();
    var start = interval.startOf(at(from), weekStart);
    while (start.toInstant().toEpochMilli() <= to) {
      starts.add(start);
      start = interval.plus(start, 1);
      if (starts.size() > Buckets.MOST) {
        throw ProblemException.unprocessable(
            "Check the question's fields.",
            List.of(
                ProblemItem.of(
                    "interval",
                    interval.name().toLowerCase(Locale.ROOT),
                    "the range has more than %d intervals; choose a shorter range or longer intervals"
                        .formatted(Buckets.MOST))));
      }
    }
    return Buckets.of(starts, start);
  }

  /** {@code count} intervals, the last of which contains the end of the period. */
  Buckets lastBuckets(Interval interval, int count) {
    var last = interval.startOf(at(to), weekStart);
    var starts = new ArrayList<ZonedDateTime>();
    for (int i = count - 1; i >= 0; i--) {
      starts.add(interval.plus(last, -i));
    }
    return Buckets.of(starts, interval.plus(last, 1));
  }

  /** How many intervals touch the period, counted up to {@code most}. */
  public int intervals(Interval interval, int most) {
    var start = interval.startOf(at(to), weekStart);
    int count = 1;
    while (count < most && start.toInstant().toEpochMilli() > from) {
      start = interval.plus(start, -1);
      count++;
    }
    return count;
  }

  private ZonedDateTime at(long time) {
    return Instant.ofEpochMilli(time).atZone(zone);
  }

  /** Intervals one after another without a gap. */
  public record Buckets(long[] edges, List<ZonedDateTime> starts) {
    static final int MOST = 10_000;

    public static Buckets of(List<ZonedDateTime> starts, ZonedDateTime end) {
      var edges = new long[starts.size() + 1];
      for (int i = 0; i < starts.size(); i++) {
        edges[i] = starts.get(i).toInstant().toEpochMilli();
      }
      edges[starts.size()] = end.toInstant().toEpochMilli();
      return new Buckets(edges, starts);
    }

    /** The same intervals and the one before them. */
    Buckets withOneBefore(Interval interval) {
      var longer = new ArrayList<ZonedDateTime>();
      longer.add(interval.plus(starts.getFirst(), -1));
      longer.addAll(starts);
      return of(longer, Instant.ofEpochMilli(end()).atZone(starts.getFirst().getZone()));
    }

    public int size() {
      return starts.size();
    }

    public long start() {
      return edges[0];
    }

    /** First millisecond after the last interval. */
    public long end() {
      return edges[size()];
    }

    /**
     * Marks the intervals with a matching event.
     *
     * @param active one entry an interval; what it held before is forgotten
     * @param last later events do not count
     * @return whether there was any
     */
    boolean mark(boolean[] active, long last, Matcher event, History history) {
      Arrays.fill(active, false);
      boolean any = false;
      int bucket = 0;
      int to = history.firstAt(last + 1);
      for (int i = history.firstAt(start()); i < to; i++) {
        if (event.matches(history, i)) {
          bucket = indexFrom(bucket, history.time(i));
          active[bucket] = true;
          any = true;
        }
      }
      return any;
    }

    /** The interval of a time in one of them; {@code earlier} is that of an earlier time. */
    public int indexFrom(int earlier, long time) {
      int index = earlier;
      while (time >= edges[index + 1]) {
        index++;
      }
      return index;
    }

    /** The interval that contains the time, −1 before the first, {@link #size} after the last. */
    int indexOf(long time) {
      int found = Arrays.binarySearch(edges, time);
      return found >= 0 ? found : -found - 2;
    }
  }
}
