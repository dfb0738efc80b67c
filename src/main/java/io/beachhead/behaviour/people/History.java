package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.CommittedEvents;
import io.beachhead.behaviour.log.SortedEvents;
import io.beachhead.behaviour.log.TimeOrder;
import java.util.Arrays;

/**
 * The actions of one person, or of one account, in order of time; equal times in order of arrival.
 * Reused by whoever walks: read it, do not keep it.
 */
public final class History {
  private final People people;
  private final boolean byAccount;
  private int unit;
  private int size;
  private int slices;
  private long[] time = new long[256];
  private int[] name = new int[256];
  private int[] named = new int[256];
  private int[] seq = new int[256];
  private int[] person = new int[256];

  History(People people, boolean byAccount) {
    this.people = people;
    this.byAccount = byAccount;
  }

  /** A history of nobody. */
  public static History none() {
    return new History(People.NOBODY, false);
  }

  /** The person or the account, as {@link People} numbers them. */
  public int unit() {
    return unit;
  }

  public int size() {
    return size;
  }

  /** When, epoch milliseconds. */
  public long time(int i) {
    return time[i];
  }

  /** What, a word of the event names. */
  public int name(int i) {
    return name[i];
  }

  /** The event's number in the warehouse. */
  public int seq(int i) {
    return seq[i];
  }

  public int person(int i) {
    return byAccount ? person[i] : unit;
  }

  /** The account the event counts for: the one it names, else the person's at that time. */
  public int account(int i) {
    if (byAccount) {
      return unit;
    }
    return named[i] >= 0 ? named[i] : people.accountAt(unit, time[i]);
  }

  /**
   * When the person or account came to be: as known, else its first action. Nobody comes to be
   * after that, whatever the records say.
   */
  public long created() {
    long known = byAccount ? people.accountCreated(unit) : people.created(unit);
    return known == CommittedEvents.NOT_KNOWN ? time[0] : Math.min(known, time[0]);
  }

  void begin(int newUnit) {
    unit = newUnit;
    size = 0;
    slices = 0;
  }

  void append(SortedEvents from, int actor) {
    int start = from.from(actor);
    int count = from.to(actor) - start;
    if (count == 0) {
      return;
    }
    reserve(size + count);
    System.arraycopy(from.time(), start, time, size, count);
    System.arraycopy(from.name(), start, name, size, count);
    System.arraycopy(from.account(), start, named, size, count);
    System.arraycopy(from.seq(), start, seq, size, count);
    size += count;
    slices++;
  }

  void append(SortedEvents from, int position, int account, int who) {
    reserve(size + 1);
    time[size] = from.time()[position];
    name[size] = from.name()[position];
    named[size] = account;
    seq[size] = from.seq()[position];
    person[size] = who;
    size++;
  }

  /** Brings the slices of several ids into one order. */
  void inOrder() {
    if (slices < 2) {
      return;
    }
    var order = TimeOrder.of(0, size, this::isAfter);
    if (order != null) {
      TimeOrder.put(order, time, 0);
      TimeOrder.put(order, name, 0);
      TimeOrder.put(order, named, 0);
      TimeOrder.put(order, seq, 0);
    }
  }

  private boolean isAfter(int i, int j) {
    return time[i] > time[j] || (time[i] == time[j] && seq[i] > seq[j]);
  }

  private void reserve(int needed) {
    if (needed > time.length) {
      int capacity = Math.max(needed, time.length * 2);
      time = Arrays.copyOf(time, capacity);
      name = Arrays.copyOf(name, capacity);
      named = Arrays.copyOf(named, capacity);
      seq = Arrays.copyOf(seq, capacity);
      person = Arrays.copyOf(person, capacity);
    }
  }
}
