package io.beachhead.behaviour;

import io.beachhead.behaviour.people.History;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts and times of one funnel, or of one group of its breakdown. */
final class FunnelTally {
  private final int[] reached;
  private final Durations[] fromPrevious;

  FunnelTally(int steps) {
    reached = new int[steps];
    fromPrevious = new Durations[steps];
    Arrays.setAll(fromPrevious, _ -> new Durations());
  }

  void add(History history, FunnelWalk.Attempt attempt) {
    for (int s = 0; s < attempt.depth; s++) {
      reached[s]++;
      if (s > 0) {
        fromPrevious[s].add(
            history.time(attempt.position[s]) - history.time(attempt.position[s - 1]));
      }
    }
  }

  /** Adds another group to this one. */
  void add(FunnelTally other) {
    for (int s = 0; s < reached.length; s++) {
      reached[s] += other.reached[s];
      fromPrevious[s].add(other.fromPrevious[s]);
    }
  }

  int entered() {
    return reached[0];
  }

  int reached(int step) {
    return reached[step];
  }

  @Nullable Double medianSeconds(int step) {
    return step == 0 ? null : fromPrevious[step].medianSeconds();
  }

  @Nullable Double meanSeconds(int step) {
    return step == 0 ? null : fromPrevious[step].meanSeconds();
  }

  /** Milliseconds it took, one entry a person or account. */
  static final class Durations {
    private long[] milliseconds = new long[4];
    private int size;

    void add(long duration) {
      if (size == milliseconds.length) {
        milliseconds = Arrays.copyOf(milliseconds, size * 2);
      }
      milliseconds[size++] = duration;
    }

    void add(Durations other) {
      for (int i = 0; i < other.size; i++) {
        add(other.milliseconds[i]);
      }
    }

    int size() {
      return size;
    }

    long[] sorted() {
      var sorted = Arrays.copyOf(milliseconds, size);
      Arrays.sort(sorted);
      return sorted;
    }

    @Nullable Double medianSeconds() {
      if (size == 0) {
        return null;
      }
      var sorted = sorted();
      return (sorted[(size - 1) / 2] + sorted[size / 2]) / 2000.0;
    }

    @Nullable Double meanSeconds() {
      if (size == 0) {
        return null;
      }
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += milliseconds[i];
      }
      return sum / size / 1000.0;
    }
  }
}
