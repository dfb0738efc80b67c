package io.beachhead.imports.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies streams into one, up to a number of bytes in all: a small archive may unpack to a lot. */
final class BoundedCopy {
  private static final int BUFFER = 1 << 16;

  /** More came than may be kept. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long most) {
      super("more than %,d bytes".formatted(most));
    }
  }

  private final long most;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private long total;

  BoundedCopy(long most, OutputStream out) {
    this.most = most;
    this.out = out;
  }

  /**
   * @throws TooLarge where the streams so far are longer than allowed
   */
  void copy(InputStream in) throws IOException {
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      write(buffer, n);
    }
  }

  void endLine() throws IOException {
    write(new byte[] {'\n'}, 1);
  }

  private void write(byte[] bytes, int n) throws IOException {
    total += n;
    if (total > most) {
      throw new TooLarge(most);
    }
    out.write(bytes, 0, n);
  }
}
