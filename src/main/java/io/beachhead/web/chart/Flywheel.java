package io.beachhead.web.chart;

import io.beachhead.web.chart.Drawing.Anchor;
import java.util.List;

/**
 * Users who bring users, as a wheel: four stations clockwise from the top.
 *
 * @param sentence what it shows
 * @param middle the number in the hub, with a word below it
 * @param stations exactly four
 */
public record Flywheel(String sentence, String middle, String below, List<Station> stations) {
  private static final double WIDTH = 360;
  private static final double HEIGHT = 210;
  private static final double X = WIDTH / 2;
  private static final double Y = HEIGHT / 2;
  private static final double RADIUS = 66;
  private static final int STATIONS = 4;

  /** What happens there, and how often. */
  public record Station(String name, String number) {}

  public Flywheel {
    stations = List.copyOf(stations);
    if (stations.size() != STATIONS) {
      throw new IllegalArgumentException("a flywheel has four stations, not " + stations.size());
    }
  }

  /** 360 by 210, scaling with its column. */
  public Svg draw() {
    var drawing = Drawing.wide(WIDTH, HEIGHT, "s-0", sentence);
    for (int quarter = 0; quarter < STATIONS; quarter++) {
      arc(drawing, quarter);
    }
    drawing.text("k", X, Y + 2, Anchor.MIDDLE, middle);
    drawing.text("m", X, Y + 18, Anchor.MIDDLE, below);
    station(drawing, stations.get(0), X, Y - RADIUS - 22, Anchor.MIDDLE);
    station(drawing, stations.get(1), X + RADIUS + 12, Y - 4, Anchor.START);
    station(drawing, stations.get(2), X, Y + RADIUS + 18, Anchor.MIDDLE);
    station(drawing, stations.get(3), X - RADIUS - 12, Y - 4, Anchor.END);
    return drawing.close();
  }

  private static void station(Drawing drawing, Station it, double x, double y, Anchor anchor) {
    drawing.text("k", x, y, anchor, it.number());
    drawing.text("m", x, y + 15, anchor, it.name());
  }

  /** A quarter of the wheel with its arrow head, clockwise. */
  private static void arc(Drawing drawing, int quarter) {
    double gap = Math.toRadians(14);
    double from = Math.toRadians(quarter * 90.0 - 90) + gap;
    double to = Math.toRadians(quarter * 90.0) - gap;
    var path = new StringBuilder();
    int pieces = 16;
    for (int i = 0; i <= pieces; i++) {
      double angle = from + (to - from) * i / pieces;
      path.append(i == 0 ? 'M' : 'L');
      Drawing.point(path, X + RADIUS * Math.cos(angle), Y + RADIUS * Math.sin(angle));
    }
    double x = X + RADIUS * Math.cos(to);
    double y = Y + RADIUS * Math.sin(to);
    for (double turn : new double[] {-2.5, 2.5}) {
      double heading = to + Math.PI / 2 + turn;
      path.append('M');
      Drawing.point(path, x, y);
      path.append('L');
      Drawing.point(path, x + 8 * Math.cos(heading), y + 8 * Math.sin(heading));
    }
    drawing.path("v-curve", path);
  }
}
