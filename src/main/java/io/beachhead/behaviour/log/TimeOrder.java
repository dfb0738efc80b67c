package io.beachhead.behaviour.log;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Stable merge sort of events' positions by time, then order of arrival; fast where runs are
 * sorted.
 */
public final class TimeOrder {
  private TimeOrder() {}

  /** Which of two events is the later one. */
  public interface Comparison {
    boolean after(int position, int other);
  }

  /** The positions {@code [from, to)} in order; null where they are in order already. */
  public static int @Nullable [] of(int from, int to, Comparison times) {
    for (int i = from + 1; i < to; i++) {
      if (times.after(i - 1, i)) {
        var positions = IntStream.range(from, to).toArray();
        sort(positions, 0, positions.length, times, new int[positions.length]);
        return positions;
      }
    }
    return null;
  }

  /** Puts the values at these positions, in their order, to {@code from} and after. */
  public static void put(int[] positions, int[] column, int from) {
    var picked = Arrays.stream(positions).map(p -> column[p]).toArray();
    System.arraycopy(picked, 0, column, from, picked.length);
  }

  /** Puts the values at these positions, in their order, to {@code from} and after. */
  public static void put(int[] positions, long[] column, int from) {
    var picked = Arrays.stream(positions).mapToLong(p -> column[p]).toArray();
    System.arraycopy(picked, 0, column, from, picked.length);
  }

  /** Puts {@code positions[from, to)} in order. */
  public static void sort(int[] positions, int from, int to, Comparison times) {
    for (int i = from + 1; i < to; i++) {
      if (times.after(positions[i - 1], positions[i])) {
        sort(positions, from, to, times, new int[to - from]);
        return;
      }
    }
  }

  private static void sort(int[] p, int from, int to, Comparison times, int[] spare) {
    if (to - from < 12) {
      for (int i = from + 1; i < to; i++) {
        int x = p[i];
        int j = i - 1;
        while (j >= from && times.after(p[j], x)) {
          p[j + 1] = p[j--];
        }
        p[j + 1] = x;
      }
      return;
    }
    int middle = (from + to) >>> 1;
    sort(p, from, middle, times, spare);
    sort(p, middle, to, times, spare);
    if (!times.after(p[middle - 1], p[middle])) {
      return;
    }
    int left = middle - from;
    System.arraycopy(p, from, spare, 0, left);
    int i = 0;
    int j = middle;
    int k = from;
    while (i < left && j < to) {
      p[k++] = times.after(spare[i], p[j]) ? p[j++] : spare[i++];
    }
    System.arraycopy(spare, i, p, k, left - i);
  }
}
