package io.beachhead.web.chart;

import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts have which value: counted, so solid.
 *
 * @param sentence what it shows
 * @param colour of the segment
 * @param format of the marks of the axis
 * @param cost a dotted line, or null
 * @param happyFrom a solid line, or null
 */
public record Histogram(
    String sentence,
    int colour,
    Shape.Bins bins,
    Axis axis,
    DoubleFunction<String> format,
    @Nullable Double cost,
    @Nullable Double happyFrom) {

  /**
   * @param width and {@code height} of the drawing, which scales with its column
   */
  public Svg draw(int width, int height) {
    double base = height - 24;
    var drawing = Drawing.wide(width, height, "s-" + colour, sentence);
    var counts = bins.counts();
    double most = 0;
    for (double count : counts) most = Math.max(most, count);
    for (int i = 0; i < counts.length; i++) {
      double from = bins.from() + i * bins.width();
      double left = axis.at(from, width);
      double right = axis.at(from + bins.width(), width);
      double tall = most > 0 ? counts[i] / most * (base - 10) : 0;
      if (right <= left || tall <= 0) continue;
      drawing.rect(
          "v-solid",
          left + 0.5,
          base - tall,
          Math.max(0.5, right - left - 1),
          tall,
          1,
          "%s to %s: %s"
              .formatted(
                  format.apply(from), format.apply(from + bins.width()), Format.count(counts[i])));
    }
    drawing.line("v-base", 0, base, width, base);
    var marks = axis.atMost(width < 400 ? 4 : 8).marks();
    for (int i = 0; i < marks.size(); i++) {
      double x = axis.at(marks.get(i), width);
      var anchor = i == 0 ? Anchor.START : x > width - 12 ? Anchor.END : Anchor.MIDDLE;
      drawing.text("m", x, height - 8, anchor, format.apply(marks.get(i)));
    }
    if (cost != null) {
      double x = axis.at(cost, width);
      drawing.line("v-cost", x, 4, x, base + 4);
    }
    if (happyFrom != null) {
      double x = axis.at(happyFrom, width);
      drawing.line("v-limit", x, 2, x, base + 4);
    }
    return drawing.close();
  }
}
