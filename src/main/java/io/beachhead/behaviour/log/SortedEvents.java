package io.beachhead.behaviour.log;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Actions in order of actor, time and arrival: the form every question reads. Immutable.
 *
 * @param start entries of actor {@code a} are {@code [start[a], start[a + 1])}
 * @param account word of the account the event names, −1 without
 * @param seq order of arrival
 */
public record SortedEvents(int[] start, long[] time, int[] name, int[] account, int[] seq) {
  public static final SortedEvents NONE =
      new SortedEvents(new int[1], new long[0], new int[0], new int[0], new int[0]);

  public int size() {
    return seq.length;
  }

  public int actors() {
    return start.length - 1;
  }

  public int from(int actor) {
    return actor < actors() ? start[actor] : size();
  }

  public int to(int actor) {
    return actor < actors() ? start[actor + 1] : size();
  }

  /**
   * Reads what the warehouse has sorted by actor, time and arrival: straight into place, for a copy
   * beside it would double the memory of a start.
   *
   * @param rows actor, time, name, account, seq; exactly {@code size} of them
   */
  static SortedEvents reading(ResultSet rows, int size, int actors) throws SQLException {
    var read =
        new SortedEvents(
            new int[actors + 1], new long[size], new int[size], new int[size], new int[size]);
    for (int i = 0; rows.next(); i++) {
      read.start[rows.getInt(1) + 1]++;
      read.time[i] = rows.getLong(2);
      read.name[i] = rows.getInt(3);
      read.account[i] = rows.getInt(4);
      read.seq[i] = rows.getInt(5);
    }
    for (int a = 0; a < actors; a++) {
      read.start[a + 1] += read.start[a];
    }
    return read;
  }

  /** Sorts columns by counting the events of each actor, then by time within an actor. */
  static SortedEvents of(EventColumns columns, int actors) {
    int size = columns.size();
    var start = new int[actors + 1];
    for (var chunk : columns.chunks()) {
      for (int i = 0; i < chunk.size; i++) {
        start[chunk.actor[i] + 1]++;
      }
    }
    for (int a = 0; a < actors; a++) {
      start[a + 1] += start[a];
    }
    var sorted =
        new SortedEvents(start, new long[size], new int[size], new int[size], new int[size]);
    var next = start.clone();
    for (var chunk : columns.chunks()) {
      for (int i = 0; i < chunk.size; i++) {
        int k = next[chunk.actor[i]]++;
        sorted.time[k] = chunk.time[i];
        sorted.name[k] = chunk.name[i];
        sorted.account[k] = chunk.account[i];
        sorted.seq[k] = chunk.seq[i];
      }
    }
    for (int a = 0; a < actors; a++) {
      sorted.sort(start[a], start[a + 1]);
    }
    return sorted;
  }

  /** Sorts a part by time, and by arrival within equal times. */
  private void sort(int from, int to) {
    var order = TimeOrder.of(from, to, this::isAfter);
    if (order != null) {
      TimeOrder.put(order, time, from);
      TimeOrder.put(order, name, from);
      TimeOrder.put(order, account, from);
      TimeOrder.put(order, seq, from);
    }
  }

  private boolean isAfter(int i, int j) {
    return time[i] > time[j] || (time[i] == time[j] && seq[i] > seq[j]);
  }

  /** Both in one; the other's events are the younger. */
  SortedEvents mergedWith(SortedEvents other) {
    if (size() == 0) {
      return other;
    }
    int actors = Math.max(actors(), other.actors());
    int total = size() + other.size();
    var merged =
        new SortedEvents(
            new int[actors + 1], new long[total], new int[total], new int[total], new int[total]);
    int k = 0;
    for (int a = 0; a < actors; a++) {
      int i = from(a);
      int iTo = to(a);
      int j = other.from(a);
      int jTo = other.to(a);
      if (j == jTo) {
        copy(this, i, merged, k, iTo - i);
        k += iTo - i;
      } else {
        while (i < iTo || j < jTo) {
          boolean mine = j == jTo || (i < iTo && time[i] <= other.time[j]);
          copy(mine ? this : other, mine ? i++ : j++, merged, k++, 1);
        }
      }
      merged.start[a + 1] = k;
    }
    return merged;
  }

  private static void copy(SortedEvents from, int at, SortedEvents to, int where, int count) {
    System.arraycopy(from.time, at, to.time, where, count);
    System.arraycopy(from.name, at, to.name, where, count);
    System.arraycopy(from.account, at, to.account, where, count);
    System.arraycopy(from.seq, at, to.seq, where, count);
  }
}
