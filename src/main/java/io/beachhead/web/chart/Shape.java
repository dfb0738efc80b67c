package io.beachhead.web.chart;

import java.util.function.DoubleUnaryOperator;

/**
 * How often each value occurs: a smooth curve of a modelled distribution, or the counts of an
 * observed one. Heights are relative; the area is what the eye compares.
 */
public sealed interface Shape {

  /**
   * A smooth density: the share of all accounts per unit of value.
   *
   * @param from value at the first height
   * @param to value at the last height
   * @param heights at equal distances from {@code from} to {@code to}, none negative
   */
  record Curve(double from, double to, double[] heights) implements Shape {
    public Curve {
      if (!(to > from) || heights.length < 2) {
        throw new IllegalArgumentException("a curve needs a width and two heights");
      }
      heights = heights.clone();
    }

    @Override
    public double[] heights() {
      return heights.clone();
    }
  }

  /**
   * Counts in bins of equal width.
   *
   * @param from where the first bin begins
   * @param width of a bin
   */
  record Bins(double from, double width, double[] counts) implements Shape {
    public Bins {
      if (!(width > 0) || counts.length == 0) {
        throw new IllegalArgumentException("bins need a width and a count");
      }
      counts = counts.clone();
    }

    @Override
    public double[] counts() {
      return counts.clone();
    }

    /** What one count is as a density; nothing where nothing was counted. */
    double unit() {
      double total = 0;
      for (double count : counts) total += count;
      return total > 0 ? 1 / (total * width) : 0;
    }
  }

  int SAMPLES = 97;

  /** A density sampled from {@code from} to {@code to}. */
  static Curve of(DoubleUnaryOperator density, double from, double to) {
    var heights = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      heights[i] = density.applyAsDouble(from + (to - from) * i / (SAMPLES - 1));
    }
    return new Curve(from, to, heights);
  }

  /**
   * The bell of a normal distribution over 3.2 standard deviations to both sides.
   *
   * @param spread standard deviation; where all customers are alike a narrow needle is drawn
   */
  static Curve normal(double mean, double spread) {
    double drawn = Math.max(spread, Math.max(Math.abs(mean), 1) * 0.002);
    return of(
        x -> Math.exp(-0.5 * Math.pow((x - mean) / drawn, 2)) / (drawn * Math.sqrt(2 * Math.PI)),
        mean - 3.2 * drawn,
        mean + 3.2 * drawn);
  }

  /** Counts of {@code values} in about {@code bins} bins of a round width, from zero or below. */
  static Bins counted(double[] values, int bins) {
    double low = 0;
    double high = 0;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double width = high > low ? Axis.roundUp((high - low) / bins) : 1;
    double from = width * Math.floor(low / width);
    var counts = new double[(int) Math.floor((high - from) / width) + 1];
    for (double value : values) {
      counts[Math.min(counts.length - 1, (int) Math.floor((value - from) / width))]++;
    }
    return new Bins(from, width, counts);
  }

  /** Height at the highest point: the share of all per unit of value, so that shapes compare. */
  default double peak() {
    double peak = 0;
    switch (this) {
      case Curve curve -> {
        for (double height : curve.heights) peak = Math.max(peak, height);
      }
      case Bins bins -> {
        for (double count : bins.counts) peak = Math.max(peak, count);
        peak *= bins.unit();
      }
    }
    return peak;
  }
}
