package io.beachhead.web.chart;

import io.beachhead.web.Format;
import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Columns from zero, stacked, one stack a place on the axis; what is below zero hangs down.
 *
 * @param sentence what it shows
 * @param labels under the columns; a few of them are written
 * @param parts from the zero line outward
 * @param format of the marks of the axis, and of the tips
 * @param running whether the last column is not over yet; it is drawn dashed then
 */
public record ColumnChart(
    String sentence,
    List<String> labels,
    List<Part> parts,
    DoubleFunction<String> format,
    boolean running) {

  public ColumnChart(
      String sentence, List<String> labels, List<Part> parts, DoubleFunction<String> format) {
    this(sentence, labels, parts, format, false);
  }

  /**
   * @param values one a column, all of one sign
   * @param hrefs where each opens to, one a column; empty where none does
   */
  public record Part(String label, Fill fill, List<Double> values, List<String> hrefs) {
    public Part(String label, Fill fill, List<Double> values) {
      this(label, fill, values, List.of());
    }
  }

  private static final double LEFT = 42;
  private static final double TOP = 10;
  private static final double BOTTOM = 24;

  /** One part, of counts. */
  public static ColumnChart counts(String sentence, List<String> labels, List<Integer> counts) {
    return counts(sentence, labels, counts, List.of());
  }

  /** One part, of counts that open. */
  public static ColumnChart counts(
      String sentence, List<String> labels, List<Integer> counts, List<String> hrefs) {
    var values = counts.stream().map(Integer::doubleValue).toList();
    return new ColumnChart(
        sentence, labels, List.of(new Part("", Fill.WHOLE, values, hrefs)), Format::count);
  }

  public Svg wide() {
    return draw(740, 190);
  }

  /** For phones, and for two beside each other. */
  public Svg narrow() {
    return draw(330, 170);
  }

  /**
   * @param width and {@code height} of the drawing, which scales with its column
   */
  public Svg draw(int width, int height) {
    var drawing = Drawing.wide(width, height, "", sentence);
    double above = 0;
    double below = 0;
    for (int i = 0; i < labels.size(); i++) {
      above = Math.max(above, sum(i, 1));
      below = Math.max(below, sum(i, -1));
    }
    var axis = below == 0 ? Axis.upTo(above, 4) : Axis.around(-below, Math.max(above, 1), 4);
    double plot = height - TOP - BOTTOM;
    for (double mark : axis.marks()) {
      double y = y(axis, mark, plot);
      drawing.line(mark == 0 ? "v-base" : "v-grid", LEFT, y, width, y);
      drawing.text("m", LEFT - 6, y + 4, Anchor.END, format.apply(mark));
    }
    double colour = (width - LEFT) / Math.max(1, labels.size());
    double gap = Math.min(colour * 0.28, 14);
    for (int i = 0; i < labels.size(); i++) {
      stack(drawing, i, LEFT + colour * i + gap / 2, Math.max(0.8, colour - gap), axis, plot);
    }
    names(drawing, colour, height - 6, width);
    return drawing.close();
  }

  private void stack(Drawing drawing, int i, double x, double wide, Axis axis, double plot) {
    double up = 0;
    double down = 0;
    boolean open = running && i == labels.size() - 1;
    for (var part : parts) {
      double value = part.values().get(i);
      if (value == 0) continue;
      double from = value > 0 ? up : down;
      double to = from + value;
      double top = y(axis, Math.max(from, to), plot);
      double tall = y(axis, Math.min(from, to), plot) - top;
      boolean opens = !part.hrefs().isEmpty();
      if (opens) drawing.beginLink(part.hrefs().get(i));
      drawing.rect(
          part.fill().css() + (open ? " v-open" : ""),
          x,
          top,
          wide,
          Math.max(0.5, tall - (parts.size() > 1 ? 0.6 : 0)),
          wide > 6 ? 1.5 : 0,
          labels.get(i)
              + (part.label().isEmpty() ? ": " : ", " + part.label() + ": ")
              + format.apply(Math.abs(value))
              + (open ? ", not over yet" : ""));
      if (opens) drawing.endLink();
      if (value > 0) up = to;
      else down = to;
    }
  }

  private void names(Drawing drawing, double colour, double y, int width) {
    double longest = 0;
    for (var label : labels) longest = Math.max(longest, Drawing.width(label, 11.5) + 10);
    int every = (int) Math.max(1, Math.ceil(longest / colour));
    for (int i = 0; i < labels.size(); i += every) {
      double x = LEFT + colour * (i + 0.5);
      double half = Drawing.width(labels.get(i), 11.5) / 2;
      if (x + half > width) drawing.text("m", width, y, Anchor.END, labels.get(i));
      else drawing.text("m", x, y, Anchor.MIDDLE, labels.get(i));
    }
  }

  private double sum(int i, int sign) {
    double sum = 0;
    for (var part : parts) {
      if (part.values().get(i) * sign > 0) sum += Math.abs(part.values().get(i));
    }
    return sum;
  }

  private static double y(Axis axis, double value, double plot) {
    return TOP + plot - axis.at(value, plot);
  }
}
