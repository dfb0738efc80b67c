package io.beachhead.behaviour;

import java.util.Arrays;

/**
 * Actions as parallel columns that grow at their end: who, when, what, for which account, and the
 * order of arrival (which is also the event's number in the warehouse).
 */
final class EventColumns {
  int size;
  int[] actor;
  long[] time;
  int[] name;
  int[] account;
  int[] seq;

  EventColumns(int capacity) {
    actor = new int[capacity];
    time = new long[capacity];
    name = new int[capacity];
    account = new int[capacity];
    seq = new int[capacity];
  }

  void add(int who, long when, int what, int forAccount, int number) {
    if (size == seq.length) {
      int capacity = Math.max(1024, size + (size >> 1));
      actor = Arrays.copyOf(actor, capacity);
      time = Arrays.copyOf(time, capacity);
      name = Arrays.copyOf(name, capacity);
      account = Arrays.copyOf(account, capacity);
      seq = Arrays.copyOf(seq, capacity);
    }
    actor[size] = who;
    time[size] = when;
    name[size] = what;
    account[size] = forAccount;
    seq[size] = number;
    size++;
  }
}
