package io.beachhead.customers.web;

import io.beachhead.customers.revenue.MonthlyRevenue;
import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * Monthly recurring revenue as bars, in the coordinates of an SVG of {@link #width} by {@value
 * #HEIGHT}: drawn wide for a desk and narrow for a phone, where letters would shrink with a scaled
 * picture.
 *
 * @param css shows it on the screen it is made for
 * @param description what the picture shows, as a sentence
 */
public record RevenueChart(
    int width,
    String css,
    String description,
    List<Line> grid,
    List<Bar> bars,
    List<Label> months,
    Label last) {
  public static final int HEIGHT = 150;
  private static final int DESK = 740;
  private static final int PHONE = 330;
  private static final double LEFT = 46;
  private static final double RIGHT = 60;
  private static final double TOP = 12;
  private static final double BOTTOM = 24;

  /** Where grid lines begin. */
  public double left() {
    return LEFT;
  }

  /** Where the amounts beside the grid lines end. */
  public double labelRight() {
    return LEFT - 6;
  }

  /** Where grid lines end. */
  public double right() {
    return width - RIGHT;
  }

  /** A grid line with its amount. */
  public record Line(double y, double labelY, String label) {}

  /** One month. */
  public record Bar(double x, double y, double width, double height, String title) {}

  /** A text at a place. */
  public record Label(double x, double y, String text) {}

  /**
   * The charts of a series: wide with all months, narrow with the last year.
   *
   * @param months oldest first, at least one
   */
  static List<RevenueChart> of(List<MonthlyRevenue> months, String currency) {
    return List.of(
        draw(DESK, "desk", months, currency),
        draw(
            PHONE,
            "phone",
            months.subList(Math.max(0, months.size() - 12), months.size()),
            currency));
  }

  private static RevenueChart draw(
      int width, String css, List<MonthlyRevenue> months, String currency) {
    double largest = months.stream().mapToDouble(MonthlyRevenue::mrr).max().orElse(0);
    double step = step(largest);
    double top = Math.max(step, step * Math.ceil(largest / step));
    double plot = HEIGHT - TOP - BOTTOM;
    List<Line> grid = new ArrayList<>();
    for (double amount = 0; amount <= top + step / 2; amount += step) {
      double y = round(TOP + plot * (1 - amount / top));
      grid.add(new Line(y, y + 4, Format.money(amount, currency)));
    }
    double colour = (width - LEFT - RIGHT) / months.size();
    List<Bar> bars = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      MonthlyRevenue month = months.get(i);
      double height = plot * Math.max(0, month.mrr()) / top;
      bars.add(
          new Bar(
              round(LEFT + colour * i + colour * 0.14),
              round(TOP + plot - height),
              round(colour * 0.72),
              round(height),
              Format.month(month.month().atDay(1))
                  + ": "
                  + Format.money(month.mrr(), currency)
                  + " a month"));
      if (labelled(i, months.size())) {
        labels.add(
            new Label(
                round(LEFT + colour * (i + 0.5)),
                HEIGHT - 6,
                Format.month(month.month().atDay(1))));
      }
    }
    MonthlyRevenue last = months.getLast();
    Bar lastBar = bars.getLast();
    return new RevenueChart(
        width,
        css,
        description(months, currency),
        grid,
        bars,
        labels,
        new Label(
            round(lastBar.x() + lastBar.width() + 6),
            Math.max(TOP + 8, lastBar.y() + 4),
            Format.money(last.mrr(), currency)));
  }

  private static String description(List<MonthlyRevenue> months, String currency) {
    MonthlyRevenue first = months.getFirst();
    MonthlyRevenue last = months.getLast();
    return "Recurring revenue per month: "
        + Format.money(first.mrr(), currency)
        + " in "
        + Format.month(first.month().atDay(1))
        + ", "
        + Format.money(last.mrr(), currency)
        + " in "
        + Format.month(last.month().atDay(1));
  }

  /** First, last and about every sixth month between, none too close to the last. */
  private static boolean labelled(int index, int count) {
    return index == count - 1 || (index % 6 == 0 && count - 1 - index >= 4);
  }

  /** A round step that gives at most four lines above 0. */
  static double step(double largest) {
    if (largest <= 0) {
      return 1;
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(largest / 3)));
    for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
      if (factor * magnitude * 3 >= largest) {
        return factor * magnitude;
      }
    }
    return 10 * magnitude;
  }

  private static double round(double coordinate) {
    return Math.round(coordinate * 100) / 100.0;
  }
}
