package io.beachhead.segments;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Which account belongs to which segment. Rows are those of the customer base it was computed on,
 * indexes those of {@link Segmentation#all}: the segments in order, otherwise last.
 */
public final class Membership implements IntUnaryOperator {
  private final Segmentation segmentation;
  private final byte[] segmentByRow;
  private final int[] counts;
  private final double[] arr;

  Membership(Segmentation segmentation, byte[] segmentByRow, int[] counts, double[] arr) {
    this.segmentation = segmentation;
    this.segmentByRow = segmentByRow;
    this.counts = counts;
    this.arr = arr;
  }

  public Segmentation segmentation() {
    return segmentation;
  }

  /** Number of accounts. */
  public int size() {
    return segmentByRow.length;
  }

  /** Index into {@link Segmentation#all} of the segment that the account of this row is in. */
  public int segmentOf(int accountRow) {
    return segmentByRow[accountRow];
  }

  /** The same: a membership is kept, so that divisions by it are equal as long as it is. */
  @Override
  public int applyAsInt(int accountRow) {
    return segmentOf(accountRow);
  }

  /** The segment that the account of this row is in. */
  public Segment segment(int accountRow) {
    int index = segmentByRow[accountRow];
    return index < segmentation.segments().size()
        ? segmentation.segments().get(index)
        : segmentation.otherwise();
  }

  /** Accounts by segment. */
  public int[] counts() {
    return counts.clone();
  }

  /** Annual recurring revenue by segment, in the workspace's currency. */
  public double[] arr() {
    return arr.clone();
  }

  /** The rows of one segment's accounts, ascending. */
  public int[] rows(int segment) {
    int[] rows = new int[counts[segment]];
    int next = 0;
    for (int row = 0; row < segmentByRow.length; row++) {
      if (segmentByRow[row] == segment) {
        rows[next++] = row;
      }
    }
    return Arrays.copyOf(rows, next);
  }
}
