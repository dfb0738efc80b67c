package io.beachhead.imports.run;

/**
 * Counts contents in memory, and those of a very long file that no longer fit where there is room.
 * Contents are told apart by a 64-bit digest: should two ever share one, the second counts as a
 * repetition, which keeps both apart all the same.
 */
final class ContentCounts implements Occurrences {
  /** Contents held in memory: 12 bytes each, in a table at most half full. */
  private static final int MOST = 1 << 21;

  private final Occurrences overflow;
  private long[] digests = new long[1 << 12];
  private int[] times = new int[1 << 12];
  private int size;

  ContentCounts(Occurrences overflow) {
    this.overflow = overflow;
  }

  @Override
  public int next(String content) {
    long digest = SeenKeys.digest(content);
    int colour = colour(digest);
    if (times[colour] > 0) {
      return ++times[colour];
    }
    if (size == MOST) {
      return overflow.next(content);
    }
    digests[colour] = digest;
    times[colour] = 1;
    if (++size * 2 > digests.length) {
      grow();
    }
    return 1;
  }

  private int colour(long digest) {
    int mask = digests.length - 1;
    int colour = (int) (digest ^ (digest >>> 29)) & mask;
    while (times[colour] > 0 && digests[colour] != digest) {
      colour = (colour + 1) & mask;
    }
    return colour;
  }

  private void grow() {
    long[] oldDigests = digests;
    int[] oldTimes = times;
    digests = new long[oldDigests.length * 2];
    times = new int[digests.length];
    for (int i = 0; i < oldDigests.length; i++) {
      if (oldTimes[i] > 0) {
        int colour = colour(oldDigests[i]);
        digests[colour] = oldDigests[i];
        times[colour] = oldTimes[i];
      }
    }
  }
}
