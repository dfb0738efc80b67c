package io.beachhead.statistics.latent;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows with equal ones put together: how many rows each pattern stands for, and which pattern a
 * row is. Surveys and plans repeat themselves, so this is often far shorter than the rows.
 *
 * @param of the pattern of each row; −1 for a row without any value
 * @param first a row of each pattern
 * @param weight rows of each pattern
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
record Patterns(int[] of, int[] first, double[] weight) {
  static Patterns of(List<Column> columns, int rows) {
    var of = new int[rows];
    var first = new int[rows];
    var weight = new double[rows];
    var numbers = new HashMap<Key, Integer>();
    for (int row = 0; row < rows; row++) {
      var key = Key.of(columns, row);
      if (key == null) {
        of[row] = -1;
        continue;
      }
      int next = numbers.size();
      int number = numbers.computeIfAbsent(key, k -> next);
      if (number == next) {
        first[number] = row;
      }
      of[row] = number;
      weight[number]++;
    }
    int count = numbers.size();
    return new Patterns(of, Arrays.copyOf(first, count), Arrays.copyOf(weight, count));
  }

  int count() {
    return weight.length;
  }

  double rows() {
    return Arrays.stream(weight).sum();
  }

  /** What a row holds; a gap is a NaN, which equals itself here and no value of a column. */
  @SuppressWarnings("ArrayRecordComponent") // equals looks into it
  private record Key(double[] cells) {
    static @Nullable Key of(List<Column> columns, int row) {
      var cells = new double[columns.size()];
      boolean any = false;
      for (int c = 0; c < cells.length; c++) {
        var column = columns.get(c);
        boolean known = column.known().get(row);
        any |= known;
        cells[c] =
            !known
                ? Double.NaN
                : switch (column) {
                  case Column.Categories categories -> categories.level()[row];
                  case Column.Amounts amounts -> amounts.value()[row];
                  case Column.Counts counts -> counts.count()[row];
                };
      }
      return any ? new Key(cells) : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(cells);
    }
  }
}
