package io.beachhead.value;

import java.util.Arrays;

/**
 * The division in which features were asked for, with what value grows with in each of its cells.
 *
 * @param meanSize per cell, over its accounts of known size; NaN where there is none
 */
record Home(Division division, double[] meanSize) {

  static Home of(Division division, double[] size) {
    double[] sums = new double[division.size()];
    int[] counts = new int[division.size()];
    for (int row = 0; row < size.length; row++) {
      if (!Double.isNaN(size[row])) {
        sums[division.segmentOf()[row]] += size[row];
        counts[division.segmentOf()[row]]++;
      }
    }
    double[] means = new double[division.size()];
    Arrays.setAll(means, cell -> counts[cell] == 0 ? Double.NaN : sums[cell] / counts[cell]);
    return new Home(division, means);
  }

  int cell(int row) {
    return division.segmentOf()[row];
  }

  int cells() {
    return division.size();
  }

  /**
   * How large an account is against its cell: 1 = as the average. An account of unknown size is
   * taken to be average.
   */
  double relativeSize(int row, double[] size) {
    return Double.isNaN(size[row]) ? 1 : size[row] / meanSize[cell(row)];
  }

  /**
   * Which cells another division's segments are made of, by value: the average value over a segment
   * is Σ mix × cell mean.
   *
   * @return by segment of the other division, then by cell
   */
  double[][] mix(Division other, double[] size) {
    double[][] mix = new double[other.size()][cells()];
    int[] accounts = new int[other.size()];
    for (int row = 0; row < size.length; row++) {
      mix[other.segmentOf()[row]][cell(row)] += relativeSize(row, size);
      accounts[other.segmentOf()[row]]++;
    }
    for (int segment = 0; segment < mix.length; segment++) {
      for (int cell = 0; cell < mix[segment].length; cell++) {
        mix[segment][cell] /= Math.max(1, accounts[segment]);
      }
    }
    return mix;
  }
}
