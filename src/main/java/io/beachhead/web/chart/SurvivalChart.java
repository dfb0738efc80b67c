package io.beachhead.web.chart;

import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What share is still there after a time: steps that only fall, with their ranges.
 *
 * @param sentence what it shows
 * @param unit of the time axis, as a word: months
 * @param time from 0
 */
public record SurvivalChart(String sentence, String unit, Axis time, List<Line> lines) {

  /**
   * @param label at its end
   * @param colour of the segment
   * @param steps by time
   * @param end until when anybody is followed
   */
  public record Line(String label, int colour, List<Step> steps, double end) {}

  /** From {@code time} on, a share of {@code survival}, with its range. */
  public record Step(double time, double survival, double low, double high) {}

  private static final double LEFT = 38;
  private static final double TOP = 10;
  private static final double FOOT = 40;
  private static final double LABEL_DISTANCE = 14;

  private record End(Line line, double x, double y) {}

  /**
   * @param width and {@code height} of the drawing, which scales with its column
   */
  public Svg draw(int width, int height) {
    double longest = 0;
    for (var line : lines) longest = Math.max(longest, Drawing.width(line.label(), 12));
    double plot = width - LEFT - Math.min(longest + 14, width * 0.42);
    double bottom = height - FOOT;
    var drawing = Drawing.wide(width, height, "", sentence);
    for (double mark = 0; mark <= 1; mark += 0.25) {
      double y = y(mark, bottom);
      drawing.line("v-grid", LEFT, y, LEFT + plot, y);
      drawing.text("m", LEFT - 6, y + 4, Anchor.END, Format.share(mark));
    }
    for (double mark : time.atMost(width < 400 ? 4 : 6).marks()) {
      drawing.text(
          "m", LEFT + time.at(mark, plot), height - 22, Anchor.MIDDLE, Format.number(mark, 0));
    }
    drawing.text("m", LEFT + plot / 2, height - 4, Anchor.MIDDLE, unit + " since the first day");
    var ends = new ArrayList<End>();
    for (var line : lines) {
      drawing.group("s-" + line.colour());
      if (!line.steps().isEmpty()) {
        drawing.path("v-area", band(line, plot, bottom));
      }
      ends.add(line(drawing, line, plot, bottom));
      drawing.endGroup();
    }
    ends.sort(Comparator.comparingDouble(End::y));
    var places =
        LineChart.apart(ends.stream().mapToDouble(End::y).toArray(), LABEL_DISTANCE, bottom + 4);
    for (int i = 0; i < places.length; i++) {
      drawing.group("s-" + ends.get(i).line().colour());
      drawing.text("c", LEFT + plot + 8, places[i] + 4, Anchor.START, ends.get(i).line().label());
      drawing.endGroup();
    }
    return drawing.close();
  }

  private End line(Drawing drawing, Line line, double plot, double bottom) {
    var path = new StringBuilder("M");
    Drawing.point(path, LEFT, y(1, bottom));
    double level = 1;
    for (var step : line.steps()) {
      double x = LEFT + time.at(step.time(), plot);
      Drawing.point(path.append(" L"), x, y(level, bottom));
      level = step.survival();
      Drawing.point(path.append(" L"), x, y(level, bottom));
    }
    double x = LEFT + time.at(line.end(), plot);
    Drawing.point(path.append(" L"), x, y(level, bottom));
    drawing.path("v-line", path);
    return new End(line, x, y(level, bottom));
  }

  private StringBuilder band(Line line, double plot, double bottom) {
    var upper = new StringBuilder("M");
    Drawing.point(upper, LEFT, y(1, bottom));
    var lower = new ArrayList<double[]>();
    double high = 1;
    double low = 1;
    for (var step : line.steps()) {
      double x = LEFT + time.at(step.time(), plot);
      Drawing.point(upper.append(" L"), x, y(high, bottom));
      Drawing.point(upper.append(" L"), x, y(step.high(), bottom));
      lower.add(new double[] {x, y(low, bottom)});
      lower.add(new double[] {x, y(step.low(), bottom)});
      high = step.high();
      low = step.low();
    }
    double x = LEFT + time.at(line.end(), plot);
    Drawing.point(upper.append(" L"), x, y(high, bottom));
    Drawing.point(upper.append(" L"), x, y(low, bottom));
    for (var point : lower.reversed()) Drawing.point(upper.append(" L"), point[0], point[1]);
    return upper.append('Z');
  }

  private static double y(double share, double bottom) {
    return bottom - share * (bottom - TOP);
  }
}
