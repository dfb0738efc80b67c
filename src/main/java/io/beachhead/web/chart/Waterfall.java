package io.beachhead.web.chart;

import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;

/**
 * How an amount became another: a line for the first, one for each change, one for the last.
 *
 * @param sentence what it shows
 * @param steps in order; the first and the last stand on zero
 */
public record Waterfall(String sentence, List<Step> steps) {

  /**
   * @param value the amount itself where it is a total, else how much it adds
   * @param total whether it stands on zero
   * @param css one of the classes of the charts
   * @param amount what is written at the right
   */
  public record Step(String label, double value, boolean total, String css, String amount) {}

  private static final double ROW = 30;
  private static final double LEFT = 92;
  private static final double RIGHT = 66;

  /**
   * @param width of the drawing, which scales with its column
   */
  public Svg draw(int width) {
    double most = 0;
    double level = 0;
    for (var step : steps) {
      level = step.total() ? step.value() : level + step.value();
      most = Math.max(most, level);
    }
    double scale = most > 0 ? (width - LEFT - RIGHT) / most : 0;
    double height = ROW * steps.size();
    var drawing = Drawing.wide(width, height, "s-0", sentence);
    level = 0;
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      double from = step.total() ? 0 : level;
      level = step.total() ? step.value() : level + step.value();
      double y = ROW * i;
      double left = LEFT + scale * Math.min(from, level);
      double wide = scale * Math.abs(level - from);
      drawing.text(step.total() ? "k" : "", 0, y + 19, Anchor.START, step.label());
      if (step.total() || step.value() != 0) {
        drawing.rect(step.css(), left, y + 6, Math.max(1, wide), 18, 2);
      }
      if (i + 1 < steps.size()) {
        double x = LEFT + scale * level;
        drawing.line("v-base", x, y + 6, x, y + ROW + 24);
      }
      drawing.text(step.total() ? "k" : "", width, y + 19, Anchor.END, step.amount());
    }
    return drawing.close();
  }
}
