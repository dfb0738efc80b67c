package io.beachhead.behaviour;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Actions in order of actor, time and arrival: the form every question reads. Immutable.
 *
 * @param start entries of actor {@code a} are {@code [start[a], start[a + 1])}
 * @param account word of the account the event names, −1 without
 * @param seq order of arrival
 */
record SortedEvents(int[] start, long[] time, int[] name, int[] account, int[] seq) {
  static final SortedEvents NONE =
      new SortedEvents(new int[1], new long[0], new int[0], new int[0], new int[0]);

  int size() {
    return seq.length;
  }

  int actors() {
    return start.length - 1;
  }

  int from(int actor) {
    return actor < actors() ? start[actor] : size();
  }

  int to(int actor) {
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
  static SortedEvents of(EventColumns columns, int size, int actors) {
    var start = new int[actors + 1];
    for (int i = 0; i < size; i++) {
      start[columns.actor[i] + 1]++;
    }
    for (int a = 0; a < actors; a++) {
      start[a + 1] += start[a];
    }
    var next = start.clone();
    var positions = new int[size];
    for (int i = 0; i < size; i++) {
      positions[next[columns.actor[i]]++] = i;
    }
    for (int a = 0; a < actors; a++) {
      TimeOrder.sort(positions, start[a], start[a + 1], columns.time, columns.seq);
    }
    var sorted =
        new SortedEvents(start, new long[size], new int[size], new int[size], new int[size]);
    for (int i = 0; i < size; i++) {
      int p = positions[i];
      sorted.time[i] = columns.time[p];
      sorted.name[i] = columns.name[p];
      sorted.account[i] = columns.account[p];
      sorted.seq[i] = columns.seq[p];
    }
    return sorted;
  }

  /** Both in one; the other's events are the younger. */
  SortedEvents mergedWith(SortedEvents other) {
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
