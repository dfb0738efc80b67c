package io.beachhead.workspace.factor;

import java.util.Locale;

/** Bytes as letters and digits that people can type: RFC 4648, section 6, without padding. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte next : bytes) {
      held = (held << Byte.SIZE) | (next & 0xFF);
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt((held >> bits) & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((held << (BITS - bits)) & 31));
    }
    return text.toString();
  }

  /**
   * @throws IllegalArgumentException where the text has another character than the alphabet's
   */
  static byte[] decode(String text) {
    var letters = text.toUpperCase(Locale.ROOT);
    var bytes = new byte[letters.length() * BITS / Byte.SIZE];
    int at = 0;
    int bits = 0;
    int held = 0;
    for (int i = 0; i < letters.length(); i++) {
      int value = ALPHABET.indexOf(letters.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("not base32: " + letters.charAt(i));
      }
      held = (held << BITS) | value;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[at++] = (byte) (held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return bytes;
  }
}
