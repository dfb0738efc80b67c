package io.beachhead.web.chart;

import io.beachhead.statistics.Interval;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was observed against what a fitted curve says: a dot with its range for each group of
 * accounts, solid; the curve dashed, since it is modelled; the threshold in force dotted, the one
 * found as a solid line with its range.
 *
 * @param sentence what it shows
 * @param axis of the predictor
 * @param format of its marks
 * @param title of the axis
 * @param curve share at a value of the predictor; null where nothing was fitted
 * @param inForce null where the rule speaks in other terms
 * @param found null where the data set none
 */
public record CalibrationCurve(
    String sentence,
    Axis axis,
    DoubleFunction<String> format,
    String title,
    List<Dot> dots,
    @Nullable DoubleUnaryOperator curve,
    @Nullable Double inForce,
    @Nullable Interval found) {
  private static final double LEFT = 40;
  private static final double TOP = 24;
  private static final int STEPS = 60;

  /**
   * A group of accounts.
   *
   * @param x mean of its predictor
   */
  public record Dot(double x, Interval share, String tip) {}

  public CalibrationCurve {
    dots = List.copyOf(dots);
  }

  /** 620 by 220. */
  public Svg wide() {
    return draw(620, 220);
  }

  /** 330 by 200, for a phone. */
  public Svg narrow() {
    return draw(330, 200);
  }

  private Svg draw(double width, double height) {
    double plot = width - LEFT - 14;
    double bottom = height - 40;
    var drawing = Drawing.wide(width, height, "s-0", sentence);
    for (double mark : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      double y = y(mark, bottom);
      drawing.line("v-grid", LEFT, y, LEFT + plot, y);
      drawing.text("m", LEFT - 6, y + 4, Anchor.END, Math.round(mark * 100) + "%");
    }
    for (double mark : axis.atMost(width < 400 ? 4 : 6).marks()) {
      drawing.text("m", x(mark, plot), bottom + 17, Anchor.MIDDLE, format.apply(mark));
    }
    drawing.text("u", LEFT + plot, bottom + 35, Anchor.END, title);
    limits(drawing, plot, bottom);
    if (curve != null) {
      var path = new StringBuilder();
      for (int step = 0; step <= STEPS; step++) {
        double at = axis.from() + (axis.to() - axis.from()) * step / STEPS;
        path.append(step == 0 ? "M" : " L");
        Drawing.point(path, x(at, plot), y(curve.applyAsDouble(at), bottom));
      }
      drawing.path("v-line dash", path);
    }
    for (Dot dot : dots) {
      double x = x(dot.x(), plot);
      drawing.line("v-whisker", x, y(dot.share().low(), bottom), x, y(dot.share().high(), bottom));
      drawing.circle("v-dot ring", x, y(dot.share().mid(), bottom), 4.5);
    }
    return drawing.close();
  }

  private void limits(Drawing drawing, double plot, double bottom) {
    boolean assumed = inForce != null && axis.holds(inForce);
    boolean observed = found != null && axis.holds(found.mid());
    // The words go to the outer sides, so that two lines close together can be read.
    boolean assumedLeft = !observed || inForce == null || found == null || inForce <= found.mid();
    if (assumed && inForce != null) {
      double x = x(inForce, plot);
      drawing.line("v-cost", x, TOP - 6, x, bottom);
      label(drawing, "halo", x, assumedLeft, "assumed " + format.apply(inForce));
    }
    if (observed && found != null) {
      double x = x(found.mid(), plot);
      drawing.line("v-limit", x, TOP - 6, x, bottom);
      drawing.whisker(x(found.low(), plot), x(found.high(), plot), y(0.5, bottom), 4);
      label(drawing, "k halo", x, assumed && !assumedLeft, "observed " + format.apply(found.mid()));
    }
  }

  private static void label(Drawing drawing, String css, double x, boolean left, String text) {
    drawing.text(css, left ? x - 4 : x + 4, TOP - 10, left ? Anchor.END : Anchor.START, text);
  }

  private double x(double value, double plot) {
    return LEFT + axis.at(value, plot);
  }

  private static double y(double share, double bottom) {
    return bottom - share * (bottom - TOP);
  }
}
