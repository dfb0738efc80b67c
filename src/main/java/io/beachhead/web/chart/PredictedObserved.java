package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What was predicted, a hollow box, and what was observed, a dot with its range, on one line.
 *
 * @param sentence what it says
 * @param axis the same for all rows
 * @param observed null while nobody knows; the box is dashed then
 */
public record PredictedObserved(
    String sentence, Axis axis, Interval predicted, @Nullable Interval observed) {
  private static final int WIDTH = 220;

  public Svg draw(int colour) {
    var drawing = Drawing.wide(WIDTH, 24, "s-" + colour, sentence);
    drawing.line("v-grid", 0, 12, WIDTH, 12);
    double zero = at(0);
    drawing.line("v-base", zero, 0, zero, 24);
    double low = at(predicted.low());
    drawing.rect(
        observed == null ? "v-hollow wait" : "v-hollow",
        low,
        5,
        Math.max(1, at(predicted.high()) - low),
        14,
        3.5);
    double mid = at(predicted.mid());
    drawing.line("v-mid", mid, 5, mid, 19);
    if (observed != null) {
      drawing.whisker(at(observed.low()), at(observed.high()), 12, 3);
      drawing.circle("v-dot ring", at(observed.mid()), 12, 4.8);
    }
    return drawing.close();
  }

  private double at(double value) {
    return 6 + axis.at(value, WIDTH - 12);
  }
}
