package io.beachhead.segments.fit;

import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.division.Trait;
import java.util.Arrays;

/** Cuts amounts into bands that hold about as many rows each. */
final class Bands {
  private Bands() {}

  /**
   * The lower ends of the bands after the first, rising; fewer where many rows have one amount.
   *
   * @param bands at least 2
   */
  static double[] cuts(PartlyKnown amount, int bands) {
    double[] known = amount.known().sorted().toArray();
    double[] cuts = new double[bands - 1];
    for (int i = 1; i < bands; i++) {
      cuts[i - 1] =
          known.length == 0
              ? 0
              : known[Math.min(known.length - 1, (int) ((long) i * known.length / bands))];
    }
    return Arrays.stream(cuts)
        .distinct()
        .filter(cut -> known.length > 0 && cut > known[0])
        .toArray();
  }

  /** The band of an amount, from 0. */
  static int band(double amount, double[] cuts) {
    int band = 0;
    while (band < cuts.length && amount >= cuts[band]) {
      band++;
    }
    return band;
  }

  /** The band of each row as a trait. */
  static Trait trait(BehaviourColumn column, PartlyKnown amount, int bands) {
    double[] cuts = cuts(amount, bands);
    byte[] level = new byte[amount.count()];
    for (int row = 0; row < level.length; row++) {
      level[row] = amount.isKnown(row) ? (byte) band(amount.at(row), cuts) : -1;
    }
    return new Trait(column.place(), level, cuts.length + 1);
  }
}
