package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walks one history through the steps of a funnel and finds its attempts. Reused from history to
 * history; an {@link Attempt} is valid until the next one.
 */
final class FunnelWalk {
  /** Steps are bits of an int, and nobody reads a funnel of more. */
  static final int MOST_STEPS = 20;

  private final FunnelQuestion.Order order;
  private final long window;
  private final List<Matcher> steps;
  private final List<Fence> fences;
  private final Matcher scope;
  private final Period period;

  /** An exclusion between two steps, counted from 0. */
  record Fence(Matcher event, int fromStep, int toStep) {}

  /** The steps an attempt reached: positions in the history, in the order they were reached. */
  static final class Attempt {
    int depth;
    final int[] position = new int[MOST_STEPS];

    int first() {
      return position[0];
    }

    void copyFrom(Attempt other) {
      depth = other.depth;
      System.arraycopy(other.position, 0, position, 0, other.depth);
    }
  }

  /** Is shown every attempt in order of time; false ends the walk. */
  interface Attempts {
    boolean next(Attempt attempt);
  }

  private History history = NO_HISTORY;
  private int size;
  private int[] event = new int[256];
  private int[] mask = new int[256];
  private int[][] positions;
  private int[] found;
  private int[] pointer;
  private final int[] names;
  private int[][] fenced;
  private int[] fencedCount;
  private final Attempt attempt = new Attempt();
  private final int[] eventOfStep = new int[MOST_STEPS];

  private static final History NO_HISTORY = History.none();

  FunnelWalk(
      FunnelQuestion.Order order,
      long window,
      List<Matcher> steps,
      List<Fence> fences,
      Matcher scope,
      Period period) {
    this.order = order;
    this.window = window;
    this.steps = steps;
    this.fences = fences;
    this.scope = scope;
    this.period = period;
    positions = new int[steps.size()][16];
    found = new int[steps.size()];
    pointer = new int[steps.size()];
    fenced = new int[fences.size()][16];
    fencedCount = new int[fences.size()];
    names =
        IntStream.concat(
                steps.stream().mapToInt(Matcher::name),
                fences.stream().mapToInt(fence -> fence.event().name()))
            .distinct()
            .toArray();
  }

  /** The same funnel over some of the events only. */
  FunnelWalk onlyWith(Matcher these) {
    return new FunnelWalk(order, window, steps, fences, scope.and(these), period);
  }

  /** Shows every attempt of the history that no exclusion voids. */
  void walk(History of, Attempts attempts) {
    read(of);
    switch (order) {
      case SEQUENTIAL -> sequential(attempts);
      case STRICT -> strict(attempts);
      case ANY -> anyOrder(attempts);
    }
  }

  /** Steps and fences that an event of this name may be; most events are none. */
  private boolean isWanted(int name) {
    if (order == FunnelQuestion.Order.STRICT) {
      return true;
    }
    for (int wanted : names) {
      if (wanted == name || wanted == Matcher.ANY_NAME) {
        return true;
      }
    }
    return false;
  }

  private void read(History of) {
    history = of;
    size = 0;
    Arrays.fill(found, 0);
    Arrays.fill(pointer, 0);
    Arrays.fill(fencedCount, 0);
    for (int i = 0; i < of.size(); i++) {
      if (!isWanted(of.name(i)) || !period.contains(of.time(i)) || !scope.matches(of, i)) {
        continue;
      }
      int bits = 0;
      for (int s = 0; s < steps.size(); s++) {
        if (steps.get(s).matches(of, i)) {
          bits |= 1 << s;
          positions[s] = push(positions[s], found[s]++, size);
        }
      }
      for (int f = 0; f < fences.size(); f++) {
        if (fences.get(f).event().matches(of, i)) {
          fenced[f] = push(fenced[f], fencedCount[f]++, size);
        }
      }
      event = push(event, size, i);
      mask = push(mask, size++, bits);
    }
  }

  private static int[] push(int[] list, int at, int value) {
    var roomy = at == list.length ? Arrays.copyOf(list, at * 2) : list;
    roomy[at] = value;
    return roomy;
  }

  private long time(int k) {
    return history.time(event[k]);
  }

  private void sequential(Attempts attempts) {
    for (int a = 0; a < found[0]; a++) {
      int at = positions[0][a];
      attempt.depth = 1;
      attempt.position[0] = at;
      long end = time(at) + window;
      for (int s = 1; s < steps.size(); s++) {
        int next = nextAfter(s, attempt.position[s - 1]);
        if (next < 0 || time(next) > end) {
          break;
        }
        attempt.position[attempt.depth++] = next;
      }
      if (!report(attempts)) {
        return;
      }
    }
  }

  /**
   * The first event of a step from the time of an earlier one on that the attempt has not used.
   * Attempts come in order of time, so what lies before this one lies before all later ones.
   */
  private int nextAfter(int step, int previous) {
    var list = positions[step];
    long from = time(previous);
    while (pointer[step] < found[step] && time(list[pointer[step]]) < from) {
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
      long end = time(at) + window;
      while (attempt.depth < steps.size()
          && at + attempt.depth < size
          && (mask[at + attempt.depth] & (1 << attempt.depth)) != 0
          && time(at + attempt.depth) <= end) {
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
      long end = time(at) + window;
      for (int k = at; k < size && time(k) <= end && attempt.depth < steps.size(); k++) {
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
    for (int s = 0; s < steps.size(); s++) {
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
    for (int s = 0; s < attempt.depth; s++) {
      attempt.position[s] = event[attempt.position[s]];
    }
    return attempts.next(attempt);
  }

  private boolean isVoid() {
    for (int f = 0; f < fences.size(); f++) {
      var fence = fences.get(f);
      if (attempt.depth <= fence.fromStep()) {
        continue;
      }
      long after = time(attempt.position[fence.fromStep()]);
      long before =
          attempt.depth > fence.toStep()
              ? time(attempt.position[fence.toStep()])
              : time(attempt.position[0]) + window + 1;
      for (int p = 0; p < fencedCount[f]; p++) {
        long at = time(fenced[f][p]);
        if (at > after && at < before) {
          return true;
        }
      }
    }
    return false;
  }
}
