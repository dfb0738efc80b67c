package io.beachhead.workspace.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON on its way to the parser, with U+FFFD for every half of a character (an escaped surrogate
 * without its other half, or the three bytes of one) and for NUL, which engines store differently.
 * The replacements are as long as what they replace.
 */
final class WholeCharactersStream extends FilterInputStream {
  /** What a pair takes at most: two escapes of six bytes. */
  private static final int LONGEST = 12;

  private static final int BUFFER = 8 * 1024;
  private static final byte[] REPLACEMENT_ESCAPE = {'f', 'f', 'f', 'd'};
  private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};

  private final byte[] buffer = new byte[BUFFER];
  private int at;

  /** Up to here the buffer is repaired. */
  private int repaired;

  private int filled;
  private boolean ended;

  WholeCharactersStream(InputStream json) {
    super(json);
  }

  @Override
  public int read() throws IOException {
    return more() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int n = Math.min(length, repaired - at);
    System.arraycopy(buffer, at, into, offset, n);
    at += n;
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = 0;
    while (skipped < n && more()) {
      int step = (int) Math.min(n - skipped, repaired - at);
      at += step;
      skipped += step;
    }
    return skipped;
  }

  @Override
  public int available() {
    return repaired - at;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Whether there is another byte; reads and repairs the next part where the last is used up. */
  private boolean more() throws IOException {
    while (at == repaired) {
      System.arraycopy(buffer, repaired, buffer, 0, filled - repaired);
      filled -= repaired;
      at = 0;
      repaired = 0;
      if (!ended) {
        int n = in.read(buffer, filled, BUFFER - filled);
        ended = n < 0;
        filled += Math.max(n, 0);
      }
      repair();
      if (ended && filled == 0) {
        return false;
      }
    }
    return true;
  }

  /** Repairs what is whole in the buffer; what may go on behind its end waits for more. */
  private void repair() {
    while (repaired < filled) {
      int whole = ended ? filled : filled - LONGEST;
      boolean special = buffer[repaired] == '\\' || buffer[repaired] == (byte) 0xED;
      if (special && repaired > whole) {
        return;
      }
      repaired += buffer[repaired] == '\\' ? escape(repaired) : bytes(repaired);
    }
  }

  /** Repairs the escape at a place; returns how many bytes it takes. */
  private int escape(int place) {
    int unit = unit(place);
    if (unit < 0) {
      return Math.min(2, filled - place);
    }
    if (Character.isHighSurrogate((char) unit)) {
      int next = unit(place + 6);
      if (next >= 0 && Character.isLowSurrogate((char) next)) {
        return 12;
      }
    }
    if (unit == 0 || Character.isSurrogate((char) unit)) {
      System.arraycopy(REPLACEMENT_ESCAPE, 0, buffer, place + 2, 4);
    }
    return 6;
  }

  /** The code unit that is escaped at a place, −1 where none is. */
  private int unit(int place) {
    if (place + 6 > filled || buffer[place] != '\\' || buffer[place + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = place + 2; i < place + 6; i++) {
      int digit = Character.digit(buffer[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  /** UTF-8 has no surrogates; some programs write them all the same, as ED A0 80 and up. */
  private int bytes(int place) {
    if (buffer[place] == (byte) 0xED
        && place + 3 <= filled
        && (buffer[place + 1] & 0xE0) == 0xA0
        && (buffer[place + 2] & 0xC0) == 0x80) {
      System.arraycopy(REPLACEMENT, 0, buffer, place, 3);
      return 3;
    }
    return 1;
  }
}
