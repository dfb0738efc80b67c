package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Sums;
import java.util.Arrays;
import org.hipparchus.util.KthSelector;
import org.jspecify.annotations.Nullable;

/** Counts and times of one funnel, or of one group of its breakdown. */
final class FunnelTally {
  private final int[] reached;
  private final int[] withinWindow;
  private final Durations[] fromPrevious;

  FunnelTally(int steps) {
    reached = new int[steps];
    withinWindow = new int[steps];
    fromPrevious = new Durations[steps];
    Arrays.setAll(fromPrevious, _ -> new Durations());
  }

  /**
   * @param attempt the one that got furthest
   * @param open whether it or another one may still get further
   */
  void add(History history, FunnelWalk.Attempt attempt, boolean open) {
    if (open) {
      withinWindow[attempt.depth - 1]++;
    }
    for (int s = 0; s < attempt.depth; s++) {
      reached[s]++;
      if (s > 0) {
        fromPrevious[s].add(
            history.time(attempt.position[s]) - history.time(attempt.position[s - 1]));
      }
    }
  }

  /** Adds another part of the people, or another group. */
  void add(FunnelTally other) {
    Sums.add(reached, other.reached);
    Sums.add(withinWindow, other.withinWindow);
    for (int s = 0; s < reached.length; s++) {
      fromPrevious[s].add(other.fromPrevious[s]);
    }
  }

  int entered() {
    return reached[0];
  }

  int reached(int step) {
    return reached[step];
  }

  /** Who got to this step and no further yet, and may still do so. */
  int withinWindow(int step) {
    return withinWindow[step];
  }

  @Nullable Double medianSeconds(int step) {
    return step == 0 ? null : fromPrevious[step].medianSeconds();
  }

  @Nullable Double meanSeconds(int step) {
    return step == 0 ? null : fromPrevious[step].meanSeconds();
  }

  /** Milliseconds it took, one entry a person or account. */
  static final class Durations {
    private static final KthSelector SELECTOR = new KthSelector();

    private long[] milliseconds = new long[4];
    private int size;

    void add(long duration) {
      if (size == milliseconds.length) {
        milliseconds = Arrays.copyOf(milliseconds, size * 2);
      }
      milliseconds[size++] = duration;
    }

    void add(Durations other) {
      int sum = size + other.size;
      if (sum > milliseconds.length) {
        milliseconds = Arrays.copyOf(milliseconds, Math.max(sum, size * 2));
      }
      System.arraycopy(other.milliseconds, 0, milliseconds, size, other.size);
      size = sum;
    }

    int size() {
      return size;
    }

    long milliseconds(int row) {
      return milliseconds[row];
    }

    /** In milliseconds; there must be one. */
    long shortest() {
      return Arrays.stream(milliseconds, 0, size).min().orElseThrow();
    }

    /** In milliseconds; there must be one. */
    long longest() {
      return Arrays.stream(milliseconds, 0, size).max().orElseThrow();
    }

    /** The middle one, or the mean of the two in the middle. */
    @Nullable Double medianSeconds() {
      if (size == 0) {
        return null;
      }
      var work = new double[size];
      Arrays.setAll(work, i -> milliseconds[i]);
      double upper = SELECTOR.select(work, null, size / 2);
      // Everything before the upper one is no larger: the lower one is the largest of it.
      double lower = size % 2 == 1 ? upper : Arrays.stream(work, 0, size / 2).max().orElseThrow();
      return (lower + upper) / 2000.0;
    }

    /** Added up as whole numbers: the order does not matter. */
    @Nullable Double meanSeconds() {
      if (size == 0) {
        return null;
      }
      long sum = 0;
      for (int i = 0; i < size; i++) {
        sum += milliseconds[i];
      }
      return (double) sum / size / 1000.0;
    }
  }
}
