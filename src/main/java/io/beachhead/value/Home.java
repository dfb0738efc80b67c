package io.beachhead.value;

import io.beachhead.statistics.PartlyKnown;

/**
 * The division in which features were asked for, with what value grows with in each of its cells.
 *
 * @param meanSize per cell, over its accounts of known size; not known where there is none
 */
record Home(Division division, PartlyKnown meanSize) {

  static Home of(Division division, PartlyKnown size) {
    double[] sums = new double[division.size()];
    int[] counts = new int[division.size()];
    for (int row = 0; row < size.count(); row++) {
      if (size.isKnown(row)) {
        sums[division.segmentOf()[row]] += size.at(row);
        counts[division.segmentOf()[row]]++;
      }
    }
    PartlyKnown means = PartlyKnown.none(division.size());
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        means.set(cell, sums[cell] / counts[cell]);
      }
    }
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
  double relativeSize(int row, PartlyKnown size) {
    return size.isKnown(row) ? size.at(row) / meanSize.at(cell(row)) : 1;
  }

  /**
   * Which cells another division's segments are made of, by value: the average value over a segment
   * is Σ mix × cell mean.
   *
   * @return by segment of the other division, then by cell
   */
  double[][] mix(Division other, PartlyKnown size) {
    double[][] mix = new double[other.size()][cells()];
    int[] accounts = new int[other.size()];
    for (int row = 0; row < size.count(); row++) {
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
