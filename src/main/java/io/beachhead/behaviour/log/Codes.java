package io.beachhead.behaviour.log;

import java.util.Arrays;

/**
 * Small numbers, one for each event: a byte each while none is larger than a byte holds, four bytes
 * from then on. What was never put is 0.
 */
final class Codes {
  static final Codes NONE = new Codes(new byte[0], new int[0]);
  private static final int LARGEST_BYTE = 255;

  /** One of the two is empty. */
  private final byte[] few;

  private final int[] many;

  private Codes(byte[] few, int[] many) {
    this.few = few;
    this.many = many;
  }

  int at(int i) {
    if (i < few.length) {
      return few[i] & LARGEST_BYTE;
    }
    return i < many.length ? many[i] : 0;
  }

  /** A copy with room for so many. */
  Codes grownTo(int size) {
    return many.length > 0
        ? new Codes(few, Arrays.copyOf(many, size))
        : new Codes(Arrays.copyOf(few, size), many);
  }

  /** Puts a code, here or in a wider copy; go on with what is returned. */
  Codes with(int i, int code) {
    if (many.length > 0) {
      many[i] = code;
      return this;
    }
    if (code <= LARGEST_BYTE) {
      few[i] = (byte) code;
      return this;
    }
    var wide = new int[few.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = at(k);
    }
    wide[i] = code;
    return new Codes(new byte[0], wide);
  }
}
