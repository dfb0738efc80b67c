package io.beachhead.customers;

import io.beachhead.customers.attribute.TextAttribute;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * All account rows in one order, and the place of any value in it, so that a list can go on after a
 * row that has changed or gone since.
 */
final class SortedRows {
  static final Comparator<String> TEXT =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  /** Sorts as the last value, whichever way round. */
  private static final int NOT_KNOWN = Integer.MAX_VALUE;

  private final CustomerBase base;
  private final AccountOrder order;
  private final int[] rows;
  private final Column column;

  private SortedRows(CustomerBase base, AccountOrder order, int[] rows, Column column) {
    this.base = base;
    this.order = order;
    this.rows = rows;
    this.column = column;
  }

  /** Values of a column, made comparable. */
  interface Column {
    /** Rank of each row, ascending by value, or {@link #NOT_KNOWN}. */
    int[] ranks(int size);

    /** The value in a form that {@link #compare} reads; null where not known. */
    @Nullable String value(int row);

    /** Compares the value of a row with one given out earlier. */
    int compare(int row, String earlier);
  }

  static SortedRows of(CustomerBase base, AccountOrder order, Column column) {
    int[] ranks = column.ranks(base.size());
    long[] packed = new long[base.size()];
    for (int row = 0; row < packed.length; row++) {
      int rank = ranks[row];
      if (rank != NOT_KNOWN && order.descending()) {
        rank = NOT_KNOWN - 1 - rank;
      }
      packed[row] = ((long) rank << 32) | row;
    }
    Arrays.sort(packed);
    int[] rows = new int[packed.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) packed[i];
    }
    return new SortedRows(base, order, rows, column);
  }

  /** All rows, in order. */
  int[] rows() {
    return rows;
  }

  /** What {@link #after} needs to go on behind this row: its value ("" = not known) and its id. */
  String[] place(int row) {
    String value = column.value(row);
    return new String[] {value == null ? "" : "=" + value, base.id(row)};
  }

  /** Whether a row comes behind the place given out earlier. */
  boolean after(int row, String value, String id) {
    String own = column.value(row);
    boolean earlierKnown = !value.isEmpty();
    if (own == null) {
      return earlierKnown || base.id(row).compareTo(id) > 0;
    }
    if (!earlierKnown) {
      return false;
    }
    int compared = column.compare(row, value.substring(1));
    if (order.descending()) {
      compared = -compared;
    }
    return compared != 0 ? compared > 0 : base.id(row).compareTo(id) > 0;
  }

  static Column numbers(IntToDoubleFunction number, IntPredicate known) {
    return new Column() {
      @Override
      public int[] ranks(int size) {
        double[] sorted = new double[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
          if (known.test(row)) {
            sorted[count++] = number.applyAsDouble(row);
          }
        }
        Arrays.sort(sorted, 0, count);
        int[] ranks = new int[size];
        for (int row = 0; row < size; row++) {
          ranks[row] =
              known.test(row) ? firstOf(sorted, count, number.applyAsDouble(row)) : NOT_KNOWN;
        }
        return ranks;
      }

      @Override
      public @Nullable String value(int row) {
        return known.test(row) ? Double.toString(number.applyAsDouble(row)) : null;
      }

      @Override
      public int compare(int row, String earlier) {
        return Double.compare(number.applyAsDouble(row), Double.parseDouble(earlier));
      }
    };
  }

  /** Equal numbers get one rank: the place of the first of them. */
  private static int firstOf(double[] sorted, int count, double value) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Double.compare(sorted[middle], value) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  static Column texts(TextAttribute attribute) {
    return new Column() {
      @Override
      public int[] ranks(int size) {
        Integer[] codes = new Integer[attribute.distinct()];
        Arrays.setAll(codes, code -> code);
        Arrays.sort(codes, Comparator.comparing(attribute::value, TEXT));
        int[] rankOfCode = new int[codes.length];
        for (int rank = 0; rank < codes.length; rank++) {
          rankOfCode[codes[rank]] = rank;
        }
        int[] ranks = new int[size];
        for (int row = 0; row < size; row++) {
          int code = attribute.code(row);
          ranks[row] = code < 0 ? NOT_KNOWN : rankOfCode[code];
        }
        return ranks;
      }

      @Override
      public @Nullable String value(int row) {
        return attribute.text(row);
      }

      @Override
      public int compare(int row, String earlier) {
        String own = attribute.text(row);
        return own == null ? 1 : TEXT.compare(own, earlier);
      }
    };
  }
}
