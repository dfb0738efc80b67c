package io.beachhead.imports.csv;

/**
 * Counts, in one pass over a file's bytes, how many characters beyond ASCII are well-formed UTF-8
 * and how many bytes are not. Text in other sets seldom forms valid sequences, so the two counts
 * tell the encodings apart, and stray bytes in an otherwise sound UTF-8 file do not turn all of it
 * into gibberish.
 */
final class Utf8Census {
  private long sound;
  private long unsound;
  private long control;
  private long bytes;
  private int awaited;
  private int lower = 0x80;
  private int upper = 0xBF;

  void see(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      int b = buffer[i];
      if (b >= 0 && awaited == 0) {
        if (b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
          control++;
        }
        continue;
      }
      byteBeyondAscii(b & 0xFF);
    }
    bytes += length;
  }

  private void byteBeyondAscii(int b) {
    if (awaited > 0) {
      if (b >= lower && b <= upper) {
        lower = 0x80;
        upper = 0xBF;
        if (--awaited == 0) {
          sound++;
        }
        return;
      }
      unsound++;
      awaited = 0;
      lower = 0x80;
      upper = 0xBF;
    }
    if (b < 0x80) {
      return;
    }
    if (b >= 0xC2 && b <= 0xDF) {
      awaited = 1;
    } else if (b >= 0xE0 && b <= 0xEF) {
      awaited = 2;
      lower = b == 0xE0 ? 0xA0 : 0x80; // no overlong forms
      upper = b == 0xED ? 0x9F : 0xBF; // no surrogates
    } else if (b >= 0xF0 && b <= 0xF4) {
      awaited = 3;
      lower = b == 0xF0 ? 0x90 : 0x80;
      upper = b == 0xF4 ? 0x8F : 0xBF;
    } else {
      unsound++;
    }
  }

  void end() {
    if (awaited > 0) {
      unsound++;
      awaited = 0;
    }
  }

  boolean utf8() {
    return unsound == 0 || (sound > 0 && sound >= unsound);
  }

  boolean damaged() {
    return unsound > 0;
  }

  /** Whether so many control characters occur that this is not text. */
  boolean binary() {
    return control > 0 && control * 100 > bytes;
  }
}
