package io.beachhead.web.chart;

/** The path of a distribution over an axis; the same number of points for every curve. */
record Outline(Axis axis, double width, double base, double height) {

  /** The upper edge of {@code shape}, whose peak would be {@code peak} high. */
  StringBuilder edge(Shape shape, double peak) {
    var path = new StringBuilder(1400).append('M');
    switch (shape) {
      case Shape.Curve curve -> curve(path, curve, peak);
      case Shape.Bins bins -> steps(path, bins, peak);
    }
    return path;
  }

  /** The edge, closed along the base line. */
  StringBuilder area(Shape shape, double peak) {
    double from = shape instanceof Shape.Curve curve ? curve.from() : ((Shape.Bins) shape).from();
    double to =
        switch (shape) {
          case Shape.Curve curve -> curve.to();
          case Shape.Bins bins -> bins.from() + bins.width() * bins.counts().length;
        };
    var path = edge(shape, peak).append(" L");
    Drawing.point(path, x(to), base).append(" L");
    return Drawing.point(path, x(from), base).append('Z');
  }

  private void curve(StringBuilder path, Shape.Curve curve, double peak) {
    var heights = curve.heights();
    double from = Math.max(curve.from(), axis.from());
    double to = Math.min(curve.to(), axis.to());
    if (!(to > from)) {
      Drawing.point(path, x(curve.from()), base);
      return;
    }
    for (int i = 0; i < Shape.SAMPLES; i++) {
      double value = from + (to - from) * i / (Shape.SAMPLES - 1);
      double place = (value - curve.from()) / (curve.to() - curve.from()) * (heights.length - 1);
      int left = Math.clamp((int) Math.floor(place), 0, heights.length - 2);
      double at = heights[left] + (heights[left + 1] - heights[left]) * (place - left);
      if (i > 0) path.append(" L");
      Drawing.point(path, x(value), y(at, peak));
    }
  }

  private void steps(StringBuilder path, Shape.Bins bins, double peak) {
    var counts = bins.counts();
    double unit = bins.unit();
    Drawing.point(path, x(bins.from()), base);
    for (int i = 0; i < counts.length; i++) {
      double left = bins.from() + i * bins.width();
      path.append(" L");
      Drawing.point(path, x(left), y(counts[i] * unit, peak)).append(" L");
      Drawing.point(path, x(left + bins.width()), y(counts[i] * unit, peak));
    }
    path.append(" L");
    Drawing.point(path, x(bins.from() + counts.length * bins.width()), base);
  }

  double x(double value) {
    return axis.at(value, width);
  }

  private double y(double at, double peak) {
    return peak > 0 ? base - at / peak * height : base;
  }
}
