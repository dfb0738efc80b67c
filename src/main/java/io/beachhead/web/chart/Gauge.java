package io.beachhead.web.chart;

import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;

/**
 * A place between two ends, such as how concentrated happy customers are.
 *
 * @param what it measures, for the sentence
 * @param value 0 to 1; outside is drawn at the end
 * @param low the word at 0, e.g. {@code spread thin}
 * @param high the word at 1, e.g. {@code focused}
 */
public record Gauge(String what, double value, String low, String high) {
  public static Gauge concentration(double value) {
    return new Gauge("Concentration", value, "spread thin", "focused");
  }

  public Svg draw() {
    return draw(190);
  }

  /**
   * @param width in pixels
   */
  public Svg draw(int width) {
    var sentence =
        "%s %s on a scale from 0 %s to 1 %s".formatted(what, Format.number(value, 2), low, high);
    double track = width - 4;
    double x = 2 + Math.clamp(value, 0, 1) * track;
    return Drawing.fixed(width, 34, "", sentence)
        .rect("v-track edge", 2, 8, track, 6, 3)
        .line("v-mark", x, 4, x, 18)
        .text("m", 2, 31, Anchor.START, low)
        .text("m", width - 2, 31, Anchor.END, high)
        .close();
  }
}
