package io.beachhead.web.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small line over time beside a number, without words of its own.
 *
 * @param sentence what it shows
 * @param values one per time, null where not known: the line passes over it
 */
public record Sparkline(String sentence, List<@Nullable Double> values) {
  private static final double WIDTH = 92;
  private static final double HEIGHT = 30;
  private static final double EDGE = 4;

  /** 92 by 30 pixels; nothing but an empty picture for fewer than two known values. */
  public Svg draw() {
    var drawing = Drawing.fixed(WIDTH, HEIGHT, "s-0", sentence);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int known = 0;
    for (Double value : values) {
      if (value != null) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        known++;
      }
    }
    if (known < 2) {
      return drawing.close();
    }
    var path = new StringBuilder();
    double x = 0;
    double y = 0;
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value != null) {
        x = EDGE + (WIDTH - 2 * EDGE) * i / Math.max(1, values.size() - 1);
        double share = most == least ? 0.5 : (value - least) / (most - least);
        y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share;
        path.append(path.isEmpty() ? 'M' : 'L');
        Drawing.point(path, x, y);
      }
    }
    drawing.path("v-curve", path);
    drawing.circle("v-dot", x, y, 2.4);
    return drawing.close();
  }
}
