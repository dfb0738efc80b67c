package io.beachhead.web.chart;

import java.util.List;

/**
 * Parts of a whole as one line, without words of its own: effort against capacity, happy customers
 * by segment, the share of accounts that voiced a need.
 *
 * @param sentence what it says
 * @param parts from left to right
 * @param whole length of the line in the unit of the parts
 * @param track whether the rest is drawn as an empty track
 */
public record SparkBar(String sentence, List<Part> parts, double whole, boolean track) {

  /**
   * @param value length, in the unit of the whole; nothing is drawn for zero and below
   * @param css one of the classes of the charts
   */
  public record Part(double value, String css, String tip) {

    /** In the colour of a segment. */
    public static Part segment(int colour, double value, String tip) {
      return new Part(value, "v-solid s-" + colour, tip);
    }

    /** Planned or modelled, in the colour of a segment. */
    public static Part planned(int colour, double value, String tip) {
      return new Part(value, "v-hatch thin s-" + colour, tip);
    }

    /** Ink: no segment is meant. */
    public static Part ink(double value, String tip) {
      return new Part(value, "v-ink", tip);
    }

    /** Above a limit. */
    public static Part over(double value, String tip) {
      return new Part(value, "v-over", tip);
    }

    /**
     * @param shade 1 below cost, 2 lukewarm, 3 happy
     */
    public static Part shade(int shade, double value, String tip) {
      return new Part(value, "v-grey" + shade, tip);
    }
  }

  public SparkBar {
    parts = List.copyOf(parts);
  }

  /** One part of a whole, in ink or in the colour of the wrapper's segment. */
  public static SparkBar of(String sentence, double value, double whole) {
    return new SparkBar(sentence, List.of(new Part(value, "v-solid", "")), whole, true);
  }

  /**
   * @param width and {@code height} in pixels; the line stretches with its column
   */
  public Svg draw(int width, int height) {
    var drawing = Drawing.wide(width, height, "", sentence);
    if (track) drawing.rect("v-track", 0, 0, width, height, 2);
    double length = whole > 0 ? whole : 1;
    double sum = 0;
    for (var part : parts) {
      if (!(part.value() > 0)) continue;
      double x = Math.min(sum / length, 1) * width;
      sum += part.value();
      double end = Math.min(sum / length, 1) * width;
      double gap = parts.size() > 1 && end < width ? 1 : 0;
      drawing.rect(
          part.css(),
          x,
          0,
          Math.max(0.5, end - x - gap),
          height,
          1.5,
          part.tip().isEmpty() ? null : part.tip());
    }
    return drawing.close();
  }
}
