package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A number with its range on a line, for tables.
 *
 * @param sentence what it says
 * @param axis the same for all rows
 */
public record RangeMark(String sentence, Axis axis, Interval range) {

  /**
   * A dot with whiskers.
   *
   * @param chosen solid for the row that counts, hollow for the others
   */
  public Svg dot(boolean chosen) {
    var drawing = Drawing.wide(150, 22, "", sentence);
    drawing.line("v-grid", 0, 11, 150, 11);
    drawing.whisker(axis.at(range.low(), 150), axis.at(range.high(), 150), 11, 4);
    drawing.circle(chosen ? "v-dot" : "v-dot open", axis.at(range.mid(), 150), 11, 4.6);
    return drawing.close();
  }

  /**
   * What was predicted, a hollow box, and what came, a solid dot.
   *
   * @param actual null while it is not known
   */
  public Svg predicted(int colour, @Nullable Double actual) {
    var drawing = Drawing.fixed(110, 18, "s-" + colour, sentence);
    double low = 4 + axis.at(range.low(), 102);
    double high = 4 + axis.at(range.high(), 102);
    double mid = 4 + axis.at(range.mid(), 102);
    drawing.line("v-grid", 4, 9, 106, 9);
    drawing.rect("v-hollow", low, 4, Math.max(1, high - low), 10, 3);
    drawing.line("v-mid", mid, 4, mid, 14);
    if (actual != null) drawing.circle("v-dot ring", 4 + axis.at(actual, 102), 9, 4.6);
    return drawing.close();
  }
}
