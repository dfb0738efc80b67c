package io.beachhead.cli;

import java.io.PrintWriter;

/** One line on a terminal that is drawn over and over; nothing where there is no terminal. */
final class ProgressLine {
  private static final int CELLS = 24;
  private static final long NANOSECONDS_BETWEEN = 100_000_000;

  private final PrintWriter out;
  private final boolean visible;
  private long drawnAt;

  private ProgressLine(PrintWriter out, boolean visible) {
    this.out = out;
    this.visible = visible;
  }

  static ProgressLine onTerminal(PrintWriter out) {
    var console = System.console();
    return new ProgressLine(out, console != null && console.isTerminal());
  }

  /**
   * @param bytes sent so far
   * @param ofBytes in all; negative when not known
   */
  void at(long bytes, long ofBytes) {
    long now = System.nanoTime();
    if (!visible || now - drawnAt < NANOSECONDS_BETWEEN) {
      return;
    }
    drawnAt = now;
    draw(
        ofBytes <= 0
            ? ByteSize.text(bytes) + " sent"
            : "[%s] %d%% of %s sent"
                .formatted(bar(bytes, ofBytes), 100 * bytes / ofBytes, ByteSize.text(ofBytes)));
  }

  /** All is sent; the server reads and writes. The report overwrites the line. */
  void sent() {
    if (visible) {
      draw("sent; checking and writing the rows …");
      out.print("\r\033[K");
    }
  }

  private void draw(String text) {
    out.print("\r\033[K" + text);
    out.flush();
  }

  private static String bar(long bytes, long ofBytes) {
    int full = (int) (CELLS * bytes / ofBytes);
    return "#".repeat(full) + ".".repeat(CELLS - full);
  }
}
