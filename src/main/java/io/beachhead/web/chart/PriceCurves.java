package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;

/**
 * The four curves of a price sensitivity meter, and below them, on the same axis, the prices at
 * which they cross with their ranges.
 *
 * @param sentence what it shows
 * @param price from 0
 * @param prices at which the curves are known, ascending
 */
public record PriceCurves(
    String sentence, Axis price, List<Double> prices, List<Curve> curves, List<Point> points) {

  /**
   * A curve.
   *
   * @param name in the key
   * @param extreme "too" cheap or expensive: drawn solid, the others dashed
   * @param shares of people, 0 to 1, one a price
   */
  public record Curve(String name, boolean extreme, List<Double> shares) {}

  /** A price at which two curves cross. */
  public record Point(String name, Interval range) {}

  private static final double LEFT = 44;
  private static final double RIGHT = 16;
  private static final double TOP = 26;
  private static final double BOTTOM = 226;
  private static final double ROW = 20;

  /**
   * @param width of the drawing, which scales with its column
   */
  public Svg draw(int width) {
    double plot = width - LEFT - RIGHT;
    double height = BOTTOM + 34 + ROW * points.size();
    var drawing = Drawing.wide(width, height, "", sentence);
    key(drawing);
    for (double share = 0; share <= 1; share += 0.25) {
      drawing.line("v-grid", LEFT, y(share), LEFT + plot, y(share));
      drawing.text("m", LEFT - 6, y(share) + 4, Anchor.END, Format.share(share));
    }
    for (double mark : price.atMost(8).marks()) {
      double x = LEFT + price.at(mark, plot);
      drawing.text("m", x, BOTTOM + 16, Anchor.MIDDLE, Format.number(mark, 0));
    }
    for (var point : points) {
      double x = LEFT + price.at(point.range().mid(), plot);
      drawing.line("v-cost", x, TOP, x, BOTTOM);
    }
    for (int i = 0; i < curves.size(); i++) {
      drawing.path(css(i), path(curves.get(i), plot));
    }
    for (int i = 0; i < points.size(); i++) {
      row(drawing, points.get(i), BOTTOM + 40 + ROW * i, plot);
    }
    return drawing.close();
  }

  /** What is cheap is grey, what is expensive is dark. */
  private String css(int curve) {
    return (curve < 2 ? "v-psm-low" : "v-psm-high") + (curves.get(curve).extreme() ? "" : " dash");
  }

  private void key(Drawing drawing) {
    double x = LEFT;
    for (int i = 0; i < curves.size(); i++) {
      drawing.line(css(i), x, 8, x + 22, 8);
      drawing.text("k", x + 28, 12, Anchor.START, curves.get(i).name());
      x += 28 + Drawing.width(curves.get(i).name(), 12) + 20;
    }
  }

  private CharSequence path(Curve curve, double plot) {
    var path = new StringBuilder("M");
    for (int i = 0; i < prices.size(); i++) {
      if (i > 0) path.append(" L");
      Drawing.point(path, LEFT + price.at(prices.get(i), plot), y(curve.shares().get(i)));
    }
    return path;
  }

  private void row(Drawing drawing, Point point, double y, double plot) {
    var range = point.range();
    double low = LEFT + price.at(range.low(), plot);
    double mid = LEFT + price.at(range.mid(), plot);
    double high = LEFT + price.at(range.high(), plot);
    if (high > low) drawing.whisker(low, high, y, 3);
    drawing.circle("v-dot", mid, y, 3.2);
    boolean right = mid < LEFT + plot * 0.6;
    drawing.text(
        "k",
        right ? high + 10 : low - 10,
        y + 4,
        right ? Anchor.START : Anchor.END,
        "%s %s".formatted(point.name(), Format.number(range.mid(), 0)));
  }

  private static double y(double share) {
    return BOTTOM - share * (BOTTOM - TOP);
  }
}
