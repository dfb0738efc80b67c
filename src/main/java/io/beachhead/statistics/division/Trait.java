package io.beachhead.statistics.division;

/**
 * One thing known about the rows, as a category.
 *
 * @param column which column of figures it counts towards, from 0
 * @param level of each row, from 0; −1 where it is not known
 * @param levels how many there are, 1 to 127
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
public record Trait(int column, byte[] level, int levels) {
  public Trait {
    if (levels < 1 || levels > Byte.MAX_VALUE) {
      throw new IllegalArgumentException(levels + " levels; 1 to " + Byte.MAX_VALUE + " can be");
    }
    for (byte each : level) {
      if (each >= levels) {
        throw new IllegalArgumentException("level " + each + " is not among the " + levels);
      }
    }
  }

  /** Rows of which it is known. */
  public int known() {
    int known = 0;
    for (byte each : level) {
      known += each >= 0 ? 1 : 0;
    }
    return known;
  }

  /** Whether at least two levels occur: one that never varies tells nothing. */
  public boolean varies() {
    int first = -1;
    for (byte each : level) {
      if (each >= 0 && first >= 0 && each != first) {
        return true;
      }
      first = each >= 0 ? each : first;
    }
    return false;
  }
}
