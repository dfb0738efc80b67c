package io.beachhead.behaviour.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of the messages of the last week and more, in two generations of eight days: when the
 * younger one is full of days, the older is dropped. While something is imported, the hashes of all
 * messages before them too. A hit is a suspicion only; the log looks the message id itself up.
 */
public final class MessageHashes {
  private static final Duration GENERATION = Duration.ofDays(8);

  private LongHashSet younger = new LongHashSet();
  private LongHashSet older = new LongHashSet();
  private Instant since = Instant.MIN;

  /** Sorted, 8 bytes a message: a set that is asked for a while and never added to. */
  private long @Nullable [] ancient;

  private Instant ancientAsked = Instant.MIN;

  /** 64 bits of a text by FNV-1a, mixed (MurmurHash3's finaliser) so that every bit counts. */
  public static long hash(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  boolean contains(long hash) {
    return younger.contains(hash)
        || older.contains(hash)
        || (ancient != null && Arrays.binarySearch(ancient, hash) >= 0);
  }

  /** Reads the hashes of everything stored, unless they are held already. */
  void rememberAncient(Connection reading, Instant now) throws SQLException {
    ancientAsked = now;
    if (ancient != null) {
      return;
    }
    try (var statement = reading.createStatement()) {
      int size;
      try (var count = statement.executeQuery("SELECT count(*) FROM event")) {
        count.next();
        size = count.getInt(1);
      }
      var hashes = new long[size];
      int n = 0;
      try (var rows = statement.executeQuery("SELECT message_hash FROM event")) {
        while (rows.next()) {
          long hash = rows.getLong(1);
          if (!younger.contains(hash) && !older.contains(hash)) {
            hashes[n++] = hash;
          }
        }
      }
      hashes = Arrays.copyOf(hashes, n);
      Arrays.sort(hashes);
      ancient = hashes;
    }
  }

  /** Lets go of the hashes that an import needed, where none has asked since; whether it did. */
  boolean forgetAncient(Instant unlessAskedSince) {
    if (ancient == null || !ancientAsked.isBefore(unlessAskedSince)) {
      return false;
    }
    ancient = null;
    return true;
  }

  void add(long hash, Instant now) {
    if (since.equals(Instant.MIN)) {
      since = now;
    } else if (Duration.between(since, now).compareTo(GENERATION) > 0) {
      older = younger;
      ancient = null; // the dropped generation belongs to it
      younger = new LongHashSet();
      since = now;
    }
    younger.add(hash);
  }

  void clear() {
    younger = new LongHashSet();
    older = new LongHashSet();
    since = Instant.MIN;
    ancient = null;
  }
}
