package io.beachhead.web.chart;

import io.beachhead.web.chart.Drawing.Anchor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many go from where to where, column by column: bars as high as their counts, bands between
 * them as wide as theirs.
 *
 * @param sentence what it shows
 * @param nodes in the order they stand, the first column first
 * @param links between neighbouring columns
 */
public record FlowChart(String sentence, List<Node> nodes, List<Link> links) {
  private static final double BAR = 8;
  private static final double GAP = 18;
  private static final double TOP = 8;

  /**
   * @param column from 0
   * @param label beside the bar
   */
  public record Node(String id, int column, String label, double size) {}

  public record Link(String from, String to, double size) {}

  /** Where a node stands, and how far its bands have come on either side. */
  private static final class Place {
    private final double x;
    private final double y;
    private double out;
    private double in;

    Place(double x, double y) {
      this.x = x;
      this.y = y;
    }
  }

  /**
   * @param width and {@code height} of the drawing, which scales with its column
   */
  public Svg draw(int width, int height) {
    int columns = nodes.stream().mapToInt(Node::column).max().orElse(0) + 1;
    long most = 1;
    double largest = 1;
    for (int column = 0; column < columns; column++) {
      int of = column;
      most = Math.max(most, nodes.stream().filter(node -> node.column() == of).count());
      largest =
          Math.max(
              largest,
              nodes.stream().filter(node -> node.column() == of).mapToDouble(Node::size).sum());
    }
    double scale = (height - 2 * TOP - GAP * (most - 1)) / largest;
    double step = (double) width / columns;
    var drawing = Drawing.wide(width, height, "", sentence);
    var places = places(step, scale);
    drawing.group("s-0");
    for (var link : links) {
      band(drawing, place(places, link.from()), place(places, link.to()), link.size() * scale);
    }
    for (var node : nodes) {
      var place = place(places, node.id());
      drawing.rect("v-solid", place.x, place.y, BAR, Math.max(1, node.size() * scale), 1);
    }
    drawing.endGroup();
    for (var node : nodes) {
      var place = place(places, node.id());
      drawing.text(
          "c",
          place.x + BAR + 4,
          place.y + Math.max(10, Math.min(node.size() * scale / 2 + 4, 14)),
          Anchor.START,
          fitting(node.label(), step - BAR - 8));
    }
    return drawing.close();
  }

  private Map<String, Place> places(double step, double scale) {
    var places = new HashMap<String, Place>();
    var next = new HashMap<Integer, Double>();
    for (var node : nodes) {
      double y = next.getOrDefault(node.column(), TOP);
      places.put(node.id(), new Place(node.column() * step, y));
      next.put(node.column(), y + node.size() * scale + GAP);
    }
    return places;
  }

  private static Place place(Map<String, Place> places, String id) {
    return Objects.requireNonNull(places.get(id), id);
  }

  private static void band(Drawing drawing, Place from, Place to, double width) {
    double x1 = from.x + BAR;
    double x2 = to.x;
    double middle = (x1 + x2) / 2;
    double y1 = from.y + from.out;
    double y2 = to.y + to.in;
    from.out += width;
    to.in += width;
    var path = new StringBuilder("M");
    Drawing.point(path, x1, y1);
    curve(path, middle, y1, x2, y2);
    Drawing.point(path.append(" L"), x2, y2 + width);
    curve(path, middle, y2 + width, x1, y1 + width);
    drawing.path("v-area", path.append('Z'));
  }

  private static void curve(StringBuilder path, double middle, double from, double x, double to) {
    Drawing.point(path.append(" C"), middle, from);
    Drawing.point(path.append(' '), middle, to);
    Drawing.point(path.append(' '), x, to);
  }

  /** A label cut to the room there is; tables say it in full. */
  private static String fitting(String label, double width) {
    if (Drawing.width(label, 12) <= width) {
      return label;
    }
    int end = label.length();
    while (end > 1 && Drawing.width(label.substring(0, end) + "…", 12) > width) {
      end--;
    }
    return label.substring(0, end) + "…";
  }
}
