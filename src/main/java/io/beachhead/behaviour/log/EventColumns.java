package io.beachhead.behaviour.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Actions as parallel columns that grow at their end: who, when, what, for which account, and the
 * order of arrival (which is also the event's number in the warehouse). They grow by chunks, for
 * growing an array leaves its copies behind: millions of events arrive at once.
 */
final class EventColumns {
  private static final int CHUNK = 1 << 14;

  private final List<Chunk> chunks = new ArrayList<>();
  private int size;

  /** Filled from 0; only the last one of the columns may have room left. */
  static final class Chunk {
    int size;
    final int[] actor = new int[CHUNK];
    final long[] time = new long[CHUNK];
    final int[] name = new int[CHUNK];
    final int[] account = new int[CHUNK];
    final int[] seq = new int[CHUNK];
  }

  int size() {
    return size;
  }

  /** In order of arrival. */
  List<Chunk> chunks() {
    return chunks;
  }

  void add(int who, long when, int what, int forAccount, int number) {
    if (size % CHUNK == 0) {
      chunks.add(new Chunk());
    }
    var last = chunks.getLast();
    int i = last.size++;
    last.actor[i] = who;
    last.time[i] = when;
    last.name[i] = what;
    last.account[i] = forAccount;
    last.seq[i] = number;
    size++;
  }
}
