package io.beachhead.cli;

import java.util.Locale;

/** A number of bytes as people read it, in binary units. */
final class ByteSize {
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  private ByteSize() {}

  static String text(long bytes) {
    if (bytes < MEBIBYTE) {
      return "%d KiB".formatted((bytes + 1023) / 1024);
    }
    return bytes < GIBIBYTE
        ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) MEBIBYTE)
        : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIBIBYTE);
  }
}
