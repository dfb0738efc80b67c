package io.beachhead.statistics.latent;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One thing known about the rows, with gaps allowed: a gap says nothing about the class of its row.
 * The arrays belong to the column from then on and are not copied, since they can be large.
 */
public sealed interface Column {
  /** Rows, gaps included. */
  int rows();

  /** The rows that have a value. */
  BitSet known();

  /**
   * Categories without an order.
   *
   * @param level of each row, from 0; anything where the row is not known
   * @param levels how many there are, at least 1
   */
  @SuppressWarnings("ArrayRecordComponent") // large, and never compared
  record Categories(int[] level, BitSet known, int levels) implements Column {
    public Categories {
      for (int row = known.nextSetBit(0); row >= 0; row = known.nextSetBit(row + 1)) {
        if (level[row] < 0 || level[row] >= levels) {
          throw new IllegalArgumentException(
              "row " + row + ": level " + level[row] + " is not among the " + levels);
        }
      }
    }

    @Override
    public int rows() {
      return level.length;
    }
  }

  /** Amounts in any unit: normal within a class, as wide in every class. */
  @SuppressWarnings("ArrayRecordComponent") // large, and never compared
  record Amounts(double[] value, BitSet known) implements Column {
    public Amounts {
      for (int row = known.nextSetBit(0); row >= 0; row = known.nextSetBit(row + 1)) {
        if (!Double.isFinite(value[row])) {
          throw new IllegalArgumentException("row " + row + ": not a finite amount");
        }
      }
    }

    @Override
    public int rows() {
      return value.length;
    }
  }

  /** How often something happened, 0 or more: Poisson within a class. */
  @SuppressWarnings("ArrayRecordComponent") // large, and never compared
  record Counts(long[] count, BitSet known) implements Column {
    public Counts {
      for (int row = known.nextSetBit(0); row >= 0; row = known.nextSetBit(row + 1)) {
        if (count[row] < 0) {
          throw new IllegalArgumentException("row " + row + ": a count is 0 or more");
        }
      }
    }

    @Override
    public int rows() {
      return count.length;
    }
  }

  /** Categories by number, from 0; empty where not known. */
  static Categories categories(List<OptionalInt> levels, int of) {
    var level = new int[levels.size()];
    var known = new BitSet(level.length);
    for (int row = 0; row < level.length; row++) {
      if (levels.get(row).isPresent()) {
        level[row] = levels.get(row).getAsInt();
        known.set(row);
      }
    }
    return new Categories(level, known, of);
  }

  /** Amounts; empty where not known. */
  static Amounts amounts(List<OptionalDouble> amounts) {
    var value = new double[amounts.size()];
    var known = new BitSet(value.length);
    for (int row = 0; row < value.length; row++) {
      if (amounts.get(row).isPresent()) {
        value[row] = amounts.get(row).getAsDouble();
        known.set(row);
      }
    }
    return new Amounts(value, known);
  }

  /** Counts, all known. */
  static Counts counts(long... counts) {
    var known = new BitSet(counts.length);
    known.set(0, counts.length);
    return new Counts(counts, known);
  }
}
