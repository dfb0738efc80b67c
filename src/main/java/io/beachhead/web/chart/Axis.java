package io.beachhead.web.chart;

import io.beachhead.web.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A scale with round marks.
 *
 * @param from value at its beginning
 * @param to value at its end, a whole number of steps after {@code from} for {@link #upTo}
 * @param step between marks
 */
public record Axis(double from, double to, double step) {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  public Axis {
    if (!(to > from) || !(step > 0) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException("no scale from %s to %s by %s".formatted(from, to, step));
    }
  }

  /** From zero to the first round value that holds {@code largest}, in four to eight steps. */
  public static Axis upTo(double largest) {
    return upTo(largest, 8);
  }

  /**
   * @param largest nothing or less gives an axis to 1, so that an empty picture still has a scale
   * @param steps at most this many
   */
  public static Axis upTo(double largest, int steps) {
    if (!(largest > 0)) return new Axis(0, 1, 1);
    double step = roundUp(largest / steps);
    return new Axis(0, step * Math.ceil(largest / step - 1e-9), step);
  }

  /** Around values that need not begin at zero, in at most {@code steps} steps. */
  public static Axis around(double smallest, double largest, int steps) {
    if (!(largest > smallest)) return new Axis(smallest - 0.5, smallest + 0.5, 0.5);
    double step = roundUp((largest - smallest) / steps);
    double from = step * Math.floor(smallest / step + 1e-9);
    double to = step * Math.ceil(largest / step - 1e-9);
    if ((to - from) / step > steps + 1e-9) {
      step = roundUp(step * 1.01);
      from = step * Math.floor(smallest / step + 1e-9);
      to = step * Math.ceil(largest / step - 1e-9);
    }
    return new Axis(from, to, step);
  }

  /** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below {@code size}. */
  static double roundUp(double size) {
    double power = Math.pow(10, Math.floor(Math.log10(size)));
    for (double round : ROUND) {
      if (round * power >= size * (1 - 1e-9)) return round * power;
    }
    return 10 * power;
  }

  /** The same scale with marks at every second step where it has more than {@code most} steps. */
  Axis atMost(int most) {
    double wider = step;
    while ((to - from) / wider > most + 1e-9) wider *= 2;
    return new Axis(from, to, wider);
  }

  public List<Double> marks() {
    var marks = new ArrayList<Double>();
    long count = Math.round(Math.floor((to - from) / step + 1e-9));
    for (int i = 0; i <= count; i++) marks.add(from + i * step);
    return marks;
  }

  /** Marks need no more figures than they have: {@code $5k}, {@code $12.5k}. */
  public DoubleFunction<String> money(String currency) {
    return value -> {
      double size = Math.abs(value);
      if (size < step * 1e-6) return Format.symbol(currency) + "0";
      double unit = size >= 1e6 ? 1e6 : size >= 1e3 ? 1e3 : 1;
      return (value < 0 ? Format.MINUS : "")
          + Format.symbol(currency)
          + Format.number(size / unit, unit == 1 && step >= 1 ? 0 : 2)
          + (unit == 1e6 ? "M" : unit == 1e3 ? "k" : "");
    };
  }

  /** Where {@code value} lies on {@code length} pixels; values outside are moved to the end. */
  double at(double value, double length) {
    return (Math.clamp(value, from, to) - from) / (to - from) * length;
  }

  boolean holds(double value) {
    return value >= from && value <= to;
  }
}
