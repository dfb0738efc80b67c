package io.beachhead.behaviour;

/**
 * Stable merge sort of event columns by time, then order of arrival; fast where runs are sorted.
 */
final class TimeOrder {
  private TimeOrder() {}

  /**
   * Sorts {@code positions[from, to)} so that {@code time} rises, and {@code seq} within equal
   * times.
   */
  static void sort(int[] positions, int from, int to, long[] time, int[] seq) {
    if (to - from > 1 && !isSorted(positions, from, to, time, seq)) {
      sort(positions, from, to, time, seq, new int[to - from]);
    }
  }

  private static boolean isSorted(int[] p, int from, int to, long[] time, int[] seq) {
    for (int i = from + 1; i < to; i++) {
      if (after(p[i - 1], p[i], time, seq)) {
        return false;
      }
    }
    return true;
  }

  private static boolean after(int a, int b, long[] time, int[] seq) {
    return time[a] > time[b] || (time[a] == time[b] && seq[a] > seq[b]);
  }

  private static void sort(int[] p, int from, int to, long[] time, int[] seq, int[] spare) {
    if (to - from < 12) {
      for (int i = from + 1; i < to; i++) {
        int x = p[i];
        int j = i - 1;
        while (j >= from && after(p[j], x, time, seq)) {
          p[j + 1] = p[j--];
        }
        p[j + 1] = x;
      }
      return;
    }
    int middle = (from + to) >>> 1;
    sort(p, from, middle, time, seq, spare);
    sort(p, middle, to, time, seq, spare);
    if (!after(p[middle - 1], p[middle], time, seq)) {
      return;
    }
    int left = middle - from;
    System.arraycopy(p, from, spare, 0, left);
    int i = 0;
    int j = middle;
    int k = from;
    while (i < left && j < to) {
      p[k++] = after(spare[i], p[j], time, seq) ? p[j++] : spare[i++];
    }
    System.arraycopy(spare, i, p, k, left - i);
  }
}
