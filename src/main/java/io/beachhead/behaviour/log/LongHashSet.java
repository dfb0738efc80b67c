package io.beachhead.behaviour.log;

import java.util.Arrays;

/**
 * A set of 64-bit hashes by open addressing: 8 bytes an entry at most half full, where a {@code
 * HashSet<Long>} takes about 50.
 */
final class LongHashSet {
  private long[] slots = new long[1 << 10];
  private boolean holdsZero;
  private int size;

  boolean contains(long hash) {
    if (hash == 0) {
      return holdsZero;
    }
    int i = slot(hash);
    while (slots[i] != 0) {
      if (slots[i] == hash) {
        return true;
      }
      i = (i + 1) & (slots.length - 1);
    }
    return false;
  }

  /** Adds it; false where it was there already. */
  boolean add(long hash) {
    if (hash == 0) {
      boolean added = !holdsZero;
      holdsZero = true;
      return added;
    }
    int i = slot(hash);
    while (slots[i] != 0) {
      if (slots[i] == hash) {
        return false;
      }
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = hash;
    if (++size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  int size() {
    return size + (holdsZero ? 1 : 0);
  }

  void clear() {
    Arrays.fill(slots, 0);
    holdsZero = false;
    size = 0;
  }

  private int slot(long hash) {
    // The hashes are already well mixed; their high bits choose the slot.
    return (int) (hash >>> 32 ^ hash) & (slots.length - 1);
  }

  private void grow() {
    var old = slots;
    slots = new long[old.length * 2];
    for (long hash : old) {
      if (hash != 0) {
        int i = slot(hash);
        while (slots[i] != 0) {
          i = (i + 1) & (slots.length - 1);
        }
        slots[i] = hash;
      }
    }
  }
}
