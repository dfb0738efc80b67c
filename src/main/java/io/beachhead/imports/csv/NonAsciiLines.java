package io.beachhead.imports.csv;

import java.io.ByteArrayOutputStream;

/** Gathers the lines of a file that have bytes beyond ASCII, as many as tell its characters. */
final class NonAsciiLines {
  private static final int MOST = 128 * 1024;
  private static final int LONGEST_LINE = 4096;

  private final ByteArrayOutputStream found = new ByteArrayOutputStream();
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private boolean foreign;

  void see(byte[] buffer, int size) {
    if (found.size() >= MOST) {
      return;
    }
    for (int i = 0; i < size; i++) {
      byte b = buffer[i];
      if (b == '\n') {
        end();
      } else if (length < LONGEST_LINE) {
        line[length++] = b;
        foreign |= b < 0;
      }
    }
  }

  private void end() {
    // A line that was cut may end within a character.
    if (foreign && length < LONGEST_LINE && found.size() < MOST) {
      found.write(line, 0, length);
      found.write('\n');
    }
    length = 0;
    foreign = false;
  }

  byte[] bytes() {
    end();
    return found.toByteArray();
  }
}
