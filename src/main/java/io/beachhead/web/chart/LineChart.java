package io.beachhead.web.chart;

import io.beachhead.web.chart.Drawing.Anchor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lines over time with their names at their ends, pushed apart so that all can be read.
 *
 * @param sentence what it shows
 * @param times labels of the points, first to last; a few of them are written
 * @param axis may begin above zero: its lowest value is then written
 * @param format of the marks
 * @param reference a dashed line such as 100%, or null
 * @param marks what happened when, as numbered lines from top to bottom
 */
public record LineChart(
    String sentence,
    List<String> times,
    List<Line> lines,
    Axis axis,
    DoubleFunction<String> format,
    @Nullable Double reference,
    List<Mark> marks) {
  public LineChart(
      String sentence,
      List<String> times,
      List<Line> lines,
      Axis axis,
      DoubleFunction<String> format,
      @Nullable Double reference) {
    this(sentence, times, lines, axis, format, reference, List.of());
  }

  /**
   * Something that happened.
   *
   * @param time place among the times, from 0
   * @param label short: a number that a list beside the chart explains
   */
  public record Mark(int time, String label) {}

  /**
   * @param label at its end, with the last value: {@code Real estate 8.0%}
   * @param colour of the segment: see {@link SegmentColours}
   * @param values one per time, null where not known: the line is interrupted there
   * @param dashed modelled rather than observed
   * @param filled whether the area below is tinted
   * @param running from this value on the line is dashed: its values are not final
   * @param begun before this value the line is dashed: those values cover part of their time only
   * @param hrefs where each point opens to; empty where none does
   */
  public record Line(
      String label,
      int colour,
      List<@Nullable Double> values,
      boolean dashed,
      boolean filled,
      int running,
      int begun,
      List<String> hrefs) {
    public Line(String label, int colour, List<@Nullable Double> values) {
      this(label, colour, values, false, false);
    }

    public Line(
        String label, int colour, List<@Nullable Double> values, boolean dashed, boolean filled) {
      this(label, colour, values, dashed, filled, values.size(), 0, List.of());
    }

    /** The same with what is not final dashed. */
    public Line running(int from) {
      return new Line(label, colour, values, dashed, filled, from, begun, hrefs);
    }

    /** The same with the first values dashed. */
    public Line begun(int until) {
      return new Line(label, colour, values, dashed, filled, running, until, hrefs);
    }

    /** The same with points that open, one address a value. */
    public Line opening(List<String> addresses) {
      return new Line(label, colour, values, dashed, filled, running, begun, addresses);
    }
  }

  private static final double LEFT = 38;
  private static final double TOP = 12;
  private static final double LABEL_DISTANCE = 14;
  private static final double SMALLEST_TARGET = 4;
  private static final double LARGEST_TARGET = 8;

  private record End(Line line, double x, double y) {}

  /** 620 by 148, for a card of half a page. */
  public Svg wide() {
    return draw(620, 148);
  }

  /** 300 by 140, for two beside each other. */
  public Svg half() {
    return draw(300, 140);
  }

  /**
   * @param width and {@code height} of the drawing, which scales with its column
   */
  public Svg draw(int width, int height) {
    double longest = 0;
    for (var line : lines) longest = Math.max(longest, Drawing.width(line.label(), 12));
    double plot = width - LEFT - Math.min(longest + 14, width * 0.4);
    // As high as its labels need, one below the other.
    int high = Math.max(height, (int) (TOP + LABEL_DISTANCE * lines.size()) + 24);
    double bottom = high - 24;
    var drawing = Drawing.wide(width, high, "", sentence);
    for (double mark : axis.atMost(4).marks()) {
      double y = y(mark, bottom);
      drawing.line("v-grid", LEFT, y, LEFT + plot, y);
      drawing.text("m", LEFT - 6, y + 4, Anchor.END, format.apply(mark));
    }
    if (reference != null && axis.holds(reference)) {
      double y = y(reference, bottom);
      drawing.line("v-cost", LEFT, y, LEFT + plot, y);
    }
    times(drawing, plot, high - 6, width);
    for (var mark : marks) {
      double x = x(mark.time(), plot);
      drawing.line("v-cost", x, TOP, x, bottom);
      drawing.text("m", x, TOP - 3, Anchor.MIDDLE, mark.label());
    }
    var ends = new ArrayList<End>();
    for (var line : lines) {
      drawing.group("s-" + line.colour());
      line(drawing, line, plot, bottom, ends);
      drawing.endGroup();
    }
    for (var line : lines) {
      drawing.group("s-" + line.colour());
      openings(drawing, line, plot, bottom);
      drawing.endGroup();
    }
    labels(drawing, ends, bottom);
    return drawing.close();
  }

  private void times(Drawing drawing, double plot, double y, int width) {
    if (times.isEmpty()) return;
    int last = times.size() - 1;
    int gaps = Math.min(last, width < 400 ? 2 : 4);
    for (int label = 0; label <= gaps; label++) {
      int i = gaps == 0 ? 0 : Math.round((float) label * last / gaps);
      var anchor = i == 0 ? Anchor.START : i == last ? Anchor.END : Anchor.MIDDLE;
      drawing.text("m", x(i, plot), y, anchor, times.get(i));
    }
  }

  private void line(Drawing drawing, Line line, double plot, double bottom, List<End> ends) {
    var path = new StringBuilder();
    var dashed = new StringBuilder();
    var area = new StringBuilder();
    boolean open = false;
    boolean any = false;
    double lastX = 0;
    double lastY = 0;
    for (int i = 0; i < line.values().size(); i++) {
      var value = line.values().get(i);
      if (value == null) {
        if (open && line.filled()) close(area, lastX, bottom);
        open = false;
        continue;
      }
      boolean part = i >= line.running() || (line.begun() > 0 && i <= line.begun());
      if (part && open) {
        Drawing.point(dashed.append(" M"), lastX, lastY);
        Drawing.point(dashed.append(" L"), x(i, plot), y(value, bottom));
      }
      lastX = x(i, plot);
      lastY = y(value, bottom);
      if (i < line.running() && i >= line.begun()) {
        path.append(open && i > line.begun() ? " L" : " M");
        Drawing.point(path, lastX, lastY);
      }
      if (line.filled()) {
        if (!open) Drawing.point(area.append(" M"), lastX, bottom);
        Drawing.point(area.append(" L"), lastX, lastY);
      }
      open = true;
      any = true;
    }
    if (!any) return;
    if (line.filled()) {
      if (open) close(area, lastX, bottom);
      drawing.path("v-area", area.toString().strip());
    }
    if (!path.isEmpty()) {
      drawing.path(line.dashed() ? "v-line dash" : "v-line", path.toString().strip());
    }
    if (!dashed.isEmpty()) {
      drawing.path("v-line dash", dashed.toString().strip());
    }
    drawing.circle("v-solid", lastX, lastY, 3.2);
    ends.add(new End(line, lastX, lastY));
  }

  /**
   * Points to click, above all lines. The tab key passes them by: there may be hundreds, and the
   * table of the same numbers has the same links.
   */
  private void openings(Drawing drawing, Line line, double plot, double bottom) {
    double gap = times.size() < 2 ? plot : plot / (times.size() - 1);
    double radius = Math.clamp(gap / 2, SMALLEST_TARGET, LARGEST_TARGET);
    for (int i = 0; i < line.hrefs().size(); i++) {
      var value = line.values().get(i);
      if (value != null) {
        drawing.beginPassedLink(
            line.hrefs().get(i), "%s: %s".formatted(times.get(i), format.apply(value)));
        drawing.circle("v-hit", x(i, plot), y(value, bottom), radius);
        drawing.endLink();
      }
    }
  }

  private static void close(StringBuilder area, double x, double bottom) {
    Drawing.point(area.append(" L"), x, bottom).append('Z');
  }

  private static void labels(Drawing drawing, List<End> ends, double bottom) {
    ends.sort(Comparator.comparingDouble(End::y));
    var places = apart(ends.stream().mapToDouble(End::y).toArray(), LABEL_DISTANCE, bottom + 4);
    for (int i = 0; i < places.length; i++) {
      var end = ends.get(i);
      drawing.group("s-" + end.line().colour());
      drawing.text("c", end.x() + 9, places[i] + 4, Anchor.START, end.line().label());
      drawing.endGroup();
    }
  }

  /**
   * Moves {@code wanted} (ascending) so that neighbours are {@code distance} apart: down first,
   * then up from the lowest place allowed.
   */
  static double[] apart(double[] wanted, double distance, double lowest) {
    var places = wanted.clone();
    for (int i = 1; i < places.length; i++) {
      places[i] = Math.max(places[i], places[i - 1] + distance);
    }
    double limit = lowest;
    for (int i = places.length - 1; i >= 0 && places[i] > limit; i--) {
      places[i] = limit;
      limit -= distance;
    }
    return places;
  }

  private double x(int i, double plot) {
    return times.size() < 2 ? LEFT : LEFT + plot * i / (times.size() - 1);
  }

  private double y(double value, double bottom) {
    return bottom - axis.at(value, bottom - TOP);
  }
}
