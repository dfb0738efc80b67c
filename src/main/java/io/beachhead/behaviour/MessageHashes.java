package io.beachhead.behaviour;

import java.time.Duration;
import java.time.Instant;

/**
 * The hashes of the messages of the last week and more, in two generations of eight days: when the
 * younger one is full of days, the older is dropped. A hit is a suspicion only; the log looks the
 * message id itself up.
 */
final class MessageHashes {
  private static final Duration GENERATION = Duration.ofDays(8);

  private LongHashSet younger = new LongHashSet();
  private LongHashSet older = new LongHashSet();
  private Instant since = Instant.MIN;

  /** 64 bits of a text by FNV-1a, mixed (MurmurHash3's finaliser) so that every bit counts. */
  static long hash(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  boolean contains(long hash) {
    return younger.contains(hash) || older.contains(hash);
  }

  void add(long hash, Instant now) {
    if (since.equals(Instant.MIN)) {
      since = now;
    } else if (Duration.between(since, now).compareTo(GENERATION) > 0) {
      older = younger;
      younger = new LongHashSet();
      since = now;
    }
    younger.add(hash);
  }

  void clear() {
    younger = new LongHashSet();
    older = new LongHashSet();
    since = Instant.MIN;
  }
}
