package io.beachhead.web.chart;

import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What was won and lost in each interval, as bars around zero.
 *
 * @param sentence what it shows
 * @param bars first to last
 * @param format of the marks of the axis
 */
public record MovementBars(String sentence, List<Bar> bars, DoubleFunction<String> format) {

  /**
   * @param label under it; some are left out where they do not fit
   * @param parts upwards where above zero, downwards where below, from the line outwards
   */
  public record Bar(String label, List<Part> parts) {
    double up() {
      return parts.stream().mapToDouble(part -> Math.max(0, part.value())).sum();
    }

    double down() {
      return parts.stream().mapToDouble(part -> Math.min(0, part.value())).sum();
    }
  }

  /**
   * @param css one of the classes of the charts
   */
  public record Part(double value, String css, String tip) {}

  private static final double LEFT = 52;
  private static final double TOP = 8;
  private static final double LABEL_SIZE = 11.5;
  private static final double BETWEEN_LABELS = 12;

  /**
   * @param width and {@code height} of the drawing, which scales with its column
   */
  public Svg draw(int width, int height) {
    double most = bars.stream().mapToDouble(Bar::up).max().orElse(0);
    double least = bars.stream().mapToDouble(Bar::down).min().orElse(0);
    var axis = most > least ? Axis.around(least, most, 4) : new Axis(0, 1, 1);
    double bottom = height - 24;
    var drawing = Drawing.wide(width, height, "s-0", sentence);
    for (double mark : axis.marks()) {
      double y = y(axis, mark, bottom);
      drawing.line(Math.abs(mark) < axis.step() / 2 ? "v-zero" : "v-grid", LEFT, y, width, y);
      drawing.text("m", LEFT - 6, y + 4, Anchor.END, format.apply(mark));
    }
    double slot = (width - LEFT) / Math.max(1, bars.size());
    double longest =
        bars.stream().mapToDouble(bar -> Drawing.width(bar.label(), LABEL_SIZE)).max().orElse(0);
    int every = Math.max(1, (int) Math.ceil((longest + BETWEEN_LABELS) / slot));
    for (int i = 0; i < bars.size(); i++) {
      double x = LEFT + slot * i;
      double above = 0;
      double below = 0;
      for (var part : bars.get(i).parts()) {
        if (part.value() == 0) continue;
        double from = part.value() > 0 ? above : below;
        double to = from + part.value();
        double top = y(axis, Math.max(from, to), bottom);
        double tall = y(axis, Math.min(from, to), bottom) - top;
        double wide = Math.min(slot * 0.68, 46);
        drawing.rect(
            part.css(), x + (slot - wide) / 2, top, wide, Math.max(0.6, tall), 0, part.tip());
        if (part.value() > 0) above = to;
        else below = to;
      }
      if ((bars.size() - 1 - i) % every == 0) {
        boolean sticksOut =
            x + slot / 2 + Drawing.width(bars.get(i).label(), LABEL_SIZE) / 2 > width;
        drawing.text(
            "m",
            sticksOut ? width : x + slot / 2,
            height - 6,
            sticksOut ? Anchor.END : Anchor.MIDDLE,
            bars.get(i).label());
      }
    }
    return drawing.close();
  }

  private static double y(Axis axis, double value, double bottom) {
    return bottom - axis.at(value, bottom - TOP);
  }
}
