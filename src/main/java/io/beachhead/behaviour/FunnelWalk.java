package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks one history through the steps of a funnel and finds its attempts. Reused from history to
 * history; an {@link Attempt} is valid until the next one.
 */
final class FunnelWalk {
  /** Steps are bits of an int, and nobody reads a funnel of more. */
  static final int MOST_STEPS = 20;

  private final FunnelQuestion.Order order;
  private final long window;
  private final Events events;
  private final Matcher[] steps;
  private final Fence[] fences;
  private final Matcher scope;
  private final Period period;
  private final List<FunnelQuestion.Need> needs;

  /**
   * The events a funnel is about.
   *
   * @param scope holds for every event looked at
   * @param names of all events, by their words
   * @param watchedTo first millisecond not counted: after the end of the period, or now where that
   *     is earlier
   */
  record Events(
      List<Matcher> steps, List<Fence> fences, Matcher scope, List<String> names, long watchedTo) {}

  /** An exclusion between two steps, counted from 0. */
  record Fence(Matcher event, int fromStep, int toStep) {}

  /** The steps an attempt reached: positions in the history, in the order they were reached. */
  static final class Attempt {
    int depth;
    final int[] position = new int[MOST_STEPS];

    /** Whether it may still get further: its window reaches beyond what is counted. */
    boolean open;

    int first() {
      return position[0];
    }

    void copyFrom(Attempt other) {
      depth = other.depth;
      open = other.open;
      System.arraycopy(other.position, 0, position, 0, other.depth);
    }
  }

  /** Is shown every attempt in order of time; false ends the walk. */
  interface Attempts {
    boolean next(Attempt attempt);
  }

  private int size;
  private int[] candidate = new int[256];
  private int[] event = new int[256];
  private long[] time = new long[256];
  private int[] mask = new int[256];
  private int[][] positions;
  private int[] found;
  private int[] pointer;
  private final Names byName;
  private int[][] fenced;
  private int[] fencedCount;
  private final Attempt attempt = new Attempt();
  private final int[] eventOfStep = new int[MOST_STEPS];

  /**
   * @param window milliseconds
   */
  FunnelWalk(FunnelQuestion.Order order, long window, Events events, Period period) {
    this(order, window, events, period, List.of());
  }

  /**
   * @param needs how often each step must be done; empty = once
   */
  FunnelWalk(
      FunnelQuestion.Order order,
      long window,
      Events events,
      Period period,
      List<FunnelQuestion.Need> needs) {
    this.needs = needs;
    this.order = order;
    this.window = window;
    this.events = events;
    this.period = period;
    steps = events.steps().toArray(Matcher[]::new);
    fences = events.fences().toArray(Fence[]::new);
    scope = events.scope();
    positions = new int[steps.length][16];
    found = new int[steps.length];
    pointer = new int[steps.length];
    fenced = new int[fences.length][16];
    fencedCount = new int[fences.length];
    byName = new Names(events.steps(), events.fences(), order == FunnelQuestion.Order.STRICT);
  }

  /**
   * What the name of an event tells. The last entry of each table stands for all names from there
   * on; steps are bits.
   */
  private static final class Names {
    /** 1 where an event of the name is looked at, else 0. */
    private final byte[] wanted;

    /** The steps that any event of the name is. */
    private final int[] surely;

    /** The steps that it may be, if it meets their further conditions. */
    private final int[] perhaps;

    Names(List<Matcher> steps, List<Fence> fences, boolean every) {
      var asked = new ArrayList<>(steps);
      fences.forEach(fence -> asked.add(fence.event()));
      wanted = Matcher.names(asked);
      if (every) {
        Arrays.fill(wanted, (byte) 1);
      }
      surely = new int[wanted.length];
      perhaps = new int[wanted.length];
      for (int name = 0; name < wanted.length; name++) {
        for (int s = 0; s < steps.size(); s++) {
          if (steps.get(s).mayMatch(name)) {
            (steps.get(s) instanceof Matcher.Named ? surely : perhaps)[name] |= 1 << s;
          }
        }
      }
    }

    int of(History history, int i) {
      return Math.min(history.name(i), wanted.length - 1);
    }
  }

  /** The same funnel over some of the events only. */
  FunnelWalk onlyWith(Matcher these) {
    var narrower =
        new Events(
            events.steps(), events.fences(), scope.and(these), events.names(), events.watchedTo());
    return new FunnelWalk(order, window, narrower, period, needs);
  }

  /** Shows every attempt of the history that no exclusion voids. */
  void walk(History of, Attempts attempts) {
    read(of);
    switch (order) {
      case SEQUENTIAL -> {
        if (needs.isEmpty()) {
          sequential(attempts);
        } else {
          withNeeds(attempts);
        }
      }
      case STRICT -> strict(attempts);
      case ANY -> anyOrder(attempts);
    }
  }

  private void read(History of) {
    size = 0;
    Arrays.fill(found, 0);
    Arrays.fill(pointer, 0);
    Arrays.fill(fencedCount, 0);
    int from = of.firstAt(period.from());
    int to = of.firstAt(period.to() + 1);
    reserve(to - from);
    int candidates = of.named(byName.wanted, from, to, candidate);
    for (int c = 0; c < candidates; c++) {
      int i = candidate[c];
      if (scope != Matcher.EVERY && !scope.matches(of, i)) {
        continue;
      }
      int bits = stepsOf(of, i);
      for (int rest = bits; rest != 0; rest &= rest - 1) {
        int s = Integer.numberOfTrailingZeros(rest);
        positions[s] = push(positions[s], found[s]++, size);
      }
      for (int f = 0; f < fences.length; f++) {
        if (fences[f].event().matches(of, i)) {
          fenced[f] = push(fenced[f], fencedCount[f]++, size);
        }
      }
      event[size] = i;
      time[size] = of.time(i);
      mask[size++] = bits;
    }
  }

  /** The steps an event may serve, as bits. */
  private int stepsOf(History of, int i) {
    int name = byName.of(of, i);
    int bits = byName.surely[name];
    for (int rest = byName.perhaps[name]; rest != 0; rest &= rest - 1) {
      int s = Integer.numberOfTrailingZeros(rest);
      if (steps[s].matches(of, i)) {
        bits |= 1 << s;
      }
    }
    return bits;
  }

  private void reserve(int events) {
    if (events > event.length) {
      int capacity = Math.max(events, event.length * 2);
      candidate = new int[capacity];
      event = new int[capacity];
      time = new long[capacity];
      mask = new int[capacity];
    }
  }

  private static int[] push(int[] list, int at, int value) {
    var roomy = at == list.length ? Arrays.copyOf(list, at * 2) : list;
    roomy[at] = value;
    return roomy;
  }

  private void sequential(Attempts attempts) {
    for (int a = 0; a < found[0]; a++) {
      int at = positions[0][a];
      attempt.depth = 1;
      attempt.position[0] = at;
      long end = time[at] + window;
      for (int s = 1; s < steps.length; s++) {
        int next = nextAfter(s, attempt.position[s - 1]);
        if (next < 0 || time[next] > end) {
          break;
        }
        attempt.position[attempt.depth++] = next;
      }
      if (!report(attempts)) {
        return;
      }
    }
  }

  /** As {@link #sequential}, where a step may have to be done several times or on several days. */
  private void withNeeds(Attempts attempts) {
    int days = 0;
    long lastDay = Long.MIN_VALUE;
    for (int a = 0; a < found[0]; a++) {
      int at = positions[0][a];
      if (day(at) != lastDay) {
        lastDay = day(at);
        days++;
      }
      if (a + 1 < needs.getFirst().times() || days < needs.getFirst().days()) {
        continue;
      }
      attempt.depth = 1;
      attempt.position[0] = at;
      long end = time[at] + window;
      for (int s = 1; s < steps.length; s++) {
        int next = enoughAfter(s, attempt.position[s - 1], end);
        if (next < 0) {
          break;
        }
        attempt.position[attempt.depth++] = next;
      }
      if (!report(attempts)) {
        return;
      }
    }
  }

  /** The event that makes a step enough, counted from an earlier one on; −1 where none does. */
  private int enoughAfter(int step, int previous, long end) {
    int times = 0;
    int days = 0;
    long lastDay = Long.MIN_VALUE;
    for (int p = 0; p < found[step]; p++) {
      int at = positions[step][p];
      if (time[at] < time[previous] || isUsed(at)) {
        continue;
      }
      if (time[at] > end) {
        return -1;
      }
      times++;
      if (day(at) != lastDay) {
        lastDay = day(at);
        days++;
      }
      if (times >= needs.get(step).times() && days >= needs.get(step).days()) {
        return at;
      }
    }
    return -1;
  }

  /** The day of an event in the question's calendar. */
  private long day(int at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time[at]), period.zone()).toEpochDay();
  }

  /**
   * The first event of a step from the time of an earlier one on that the attempt has not used.
   * Attempts come in order of time, so what lies before this one lies before all later ones.
   */
  private int nextAfter(int step, int previous) {
    var list = positions[step];
    long from = time[previous];
    while (pointer[step] < found[step] && time[list[pointer[step]]] < from) {
      pointer[step]++;
    }
    for (int p = pointer[step]; p < found[step]; p++) {
      if (!isUsed(list[p])) {
        return list[p];
      }
    }
    return -1;
  }

  private boolean isUsed(int position) {
    for (int s = 0; s < attempt.depth; s++) {
      if (attempt.position[s] == position) {
        return true;
      }
    }
    return false;
  }

  private void strict(Attempts attempts) {
    for (int a = 0; a < found[0]; a++) {
      int at = positions[0][a];
      attempt.depth = 1;
      attempt.position[0] = at;
      long end = time[at] + window;
      while (attempt.depth < steps.length
          && at + attempt.depth < size
          && (mask[at + attempt.depth] & (1 << attempt.depth)) != 0
          && time[at + attempt.depth] <= end) {
        attempt.position[attempt.depth] = at + attempt.depth;
        attempt.depth++;
      }
      if (!report(attempts)) {
        return;
      }
    }
  }

  /** Gives events to steps so that as many steps as can be are served (augmenting paths). */
  private void anyOrder(Attempts attempts) {
    for (int at = 0; at < size; at++) {
      if (mask[at] == 0) {
        continue;
      }
      Arrays.fill(eventOfStep, -1);
      attempt.depth = 0;
      long end = time[at] + window;
      for (int k = at; k < size && time[k] <= end && attempt.depth < steps.length; k++) {
        if (mask[k] != 0 && serve(k, new int[1])) {
          attempt.position[attempt.depth++] = k;
        }
      }
      if (!report(attempts)) {
        return;
      }
    }
  }

  private boolean serve(int k, int[] visited) {
    for (int s = 0; s < steps.length; s++) {
      int bit = 1 << s;
      if ((mask[k] & bit) != 0 && (visited[0] & bit) == 0) {
        visited[0] |= bit;
        if (eventOfStep[s] < 0 || serve(eventOfStep[s], visited)) {
          eventOfStep[s] = k;
          return true;
        }
      }
    }
    return false;
  }

  private boolean report(Attempts attempts) {
    if (isVoid()) {
      return true;
    }
    attempt.open = isOpen();
    for (int s = 0; s < attempt.depth; s++) {
      attempt.position[s] = event[attempt.position[s]];
    }
    return attempts.next(attempt);
  }

  private boolean isOpen() {
    int last = attempt.position[attempt.depth - 1];
    boolean canGoOn = order != FunnelQuestion.Order.STRICT || last + 1 == size;
    return attempt.depth < steps.length
        && canGoOn
        && time[attempt.position[0]] + window >= events.watchedTo();
  }

  private boolean isVoid() {
    for (int f = 0; f < fences.length; f++) {
      var fence = fences[f];
      if (attempt.depth <= fence.fromStep()) {
        continue;
      }
      long after = time[attempt.position[fence.fromStep()]];
      long before =
          attempt.depth > fence.toStep()
              ? time[attempt.position[fence.toStep()]]
              : time[attempt.position[0]] + window + 1;
      for (int p = 0; p < fencedCount[f]; p++) {
        long at = time[fenced[f][p]];
        if (at > after && at < before) {
          return true;
        }
      }
    }
    return false;
  }
}
