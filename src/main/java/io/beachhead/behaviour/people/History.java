package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.CommittedEvents;
import io.beachhead.behaviour.log.SortedEvents;
import io.beachhead.behaviour.log.TimeOrder;
import java.util.Arrays;

/**
 * The actions of one person, or of one account, in order of time; equal times in order of arrival.
 * Reused by whoever walks: read it, do not keep it.
 *
 * <p>Most people have all their actions side by side under one id. Their history is a view of the
 * events in memory, so that a question reads no more than the columns it asks for.
 */
public final class History {
  private final People people;
  private final boolean byAccount;
  private int unit;
  private int offset;
  private int size;
  private int slices;
  private long[] time;
  private int[] name;
  private int[] named;
  private int[] seq;
  private int[] person;
  private final Gathered gathered = new Gathered();

  /** Columns for a history whose actions lie apart. */
  private static final class Gathered {
    private long[] time = new long[256];
    private int[] name = new int[256];
    private int[] named = new int[256];
    private int[] seq = new int[256];
    private int[] person = new int[256];

    void reserve(int needed) {
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

  History(People people, boolean byAccount) {
    this.people = people;
    this.byAccount = byAccount;
    time = gathered.time;
    name = gathered.name;
    named = gathered.named;
    seq = gathered.seq;
    person = gathered.person;
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
    return time[offset + i];
  }

  /** What, a word of the event names. */
  public int name(int i) {
    return name[offset + i];
  }

  /** The event's number in the warehouse. */
  public int seq(int i) {
    return seq[offset + i];
  }

  public int person(int i) {
    return byAccount ? person[i] : unit;
  }

  /** The account the event counts for, {@link People#NONE} without. */
  public int account(int i) {
    return byAccount ? unit : people.accountOf(named[offset + i], unit, time[offset + i]);
  }

  /**
   * When the person or account came to be: as known, else its first action. Nobody comes to be
   * after that, whatever the records say.
   */
  public long created() {
    long known = byAccount ? people.accountCreated(unit) : people.created(unit);
    return known == CommittedEvents.NOT_KNOWN ? time(0) : Math.min(known, time(0));
  }

  /** The position of the first action at a time or after it; {@link #size} where there is none. */
  public int firstAt(long from) {
    int low = offset;
    int high = offset + size;
    // Most questions ask for all there is.
    if (low == high || time[low] >= from) {
      return 0;
    }
    if (time[high - 1] < from) {
      return size;
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time[middle] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - offset;
  }

  /**
   * Lists the positions of actions with names that are asked for. It touches nothing but the names,
   * and decides nothing by a jump: which of them is asked for no processor can foresee.
   *
   * @param wanted by the word of a name: 1 where it is asked for, else 0; the last one stands for
   *     all words from there on
   * @param from and {@code to}: positions, {@code to} not included
   * @param into has room for all of them
   * @return how many there are
   */
  public int named(byte[] wanted, int from, int to, int[] into) {
    var names = name;
    int first = offset;
    int beyond = wanted.length - 1;
    int count = 0;
    for (int i = from; i < to; i++) {
      into[count] = i;
      count += wanted[Math.min(names[first + i], beyond)];
    }
    return count;
  }

  void begin(int newUnit) {
    unit = newUnit;
    offset = 0;
    size = 0;
    slices = 0;
  }

  /** Adds the actions of one of a person's ids. */
  void append(SortedEvents from, int actor) {
    int start = from.from(actor);
    int count = from.to(actor) - start;
    if (count == 0) {
      return;
    }
    if (slices == 0) {
      view(from, start, count);
    } else {
      if (slices == 1) {
        gather();
      }
      copy(from.time(), from.name(), from.account(), from.seq(), start, count);
    }
    slices++;
  }

  private void view(SortedEvents from, int start, int count) {
    time = from.time();
    name = from.name();
    named = from.account();
    seq = from.seq();
    offset = start;
    size = count;
  }

  /** Copies what was viewed, as more comes from elsewhere. */
  private void gather() {
    int start = offset;
    int count = size;
    var times = time;
    var names = name;
    var accounts = named;
    var numbers = seq;
    offset = 0;
    size = 0;
    copy(times, names, accounts, numbers, start, count);
  }

  private void copy(
      long[] times, int[] names, int[] accounts, int[] numbers, int start, int count) {
    reserve(size + count);
    System.arraycopy(times, start, time, size, count);
    System.arraycopy(names, start, name, size, count);
    System.arraycopy(accounts, start, named, size, count);
    System.arraycopy(numbers, start, seq, size, count);
    size += count;
  }

  /** Adds one action of an account. */
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
    gathered.reserve(needed);
    time = gathered.time;
    name = gathered.name;
    named = gathered.named;
    seq = gathered.seq;
    person = gathered.person;
  }
}
