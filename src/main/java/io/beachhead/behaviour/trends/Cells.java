package io.beachhead.behaviour.trends;

import io.beachhead.behaviour.people.Sums;
import io.beachhead.statistics.Quantiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One number in each of many cells: an interval, or the whole period, of one value of a breakdown.
 * Parts merge to what one walk would have counted.
 */
abstract sealed class Cells {
  /** Adds an event of a person or account; {@code value} only where a property is measured. */
  abstract void add(int cell, int unit, double value);

  /** Adds the part that comes right after this one, cell by cell. */
  abstract void merge(Cells next);

  /** Null where there is nothing to average. */
  abstract @Nullable Number value(int cell);

  static Cells of(Measure measure, int cells) {
    return switch (measure) {
      case TOTAL -> new Events(cells);
      case PEOPLE, ACCOUNTS -> new Units(cells);
      case SUM, MEAN, MIN, MAX -> new Amounts(measure, cells);
      case MEDIAN, P75, P90, P95, P99 -> new Values(measure.quantile(), cells);
    };
  }

  /** How many events. */
  private static final class Events extends Cells {
    private final long[] count;

    Events(int cells) {
      count = new long[cells];
    }

    @Override
    void add(int cell, int unit, double value) {
      count[cell]++;
    }

    @Override
    void merge(Cells next) {
      Sums.add(count, ((Events) next).count);
    }

    @Override
    Long value(int cell) {
      return count[cell];
    }
  }

  /** How many people or accounts, each once a cell: they come one after another. */
  private static final class Units extends Cells {
    private final int[] count;
    private final int[] last;

    Units(int cells) {
      count = new int[cells];
      last = new int[cells];
      Arrays.fill(last, -1);
    }

    @Override
    void add(int cell, int unit, double value) {
      if (last[cell] != unit) {
        last[cell] = unit;
        count[cell]++;
      }
    }

    @Override
    void merge(Cells next) {
      Sums.add(count, ((Units) next).count);
    }

    @Override
    Integer value(int cell) {
      return count[cell];
    }
  }

  /**
   * Sums, means and extremes. A sum carries along what rounding lost (Neumaier 1974), so that it
   * does not depend on the order of the events.
   */
  private static final class Amounts extends Cells {
    private final Measure measure;
    private final long[] count;
    private final double[] sum;
    private final double[] lost;

    Amounts(Measure measure, int cells) {
      this.measure = measure;
      count = new long[cells];
      sum = new double[cells];
      lost = new double[cells];
    }

    @Override
    void add(int cell, int unit, double value) {
      switch (measure) {
        case MIN -> sum[cell] = count[cell] == 0 ? value : Math.min(sum[cell], value);
        case MAX -> sum[cell] = count[cell] == 0 ? value : Math.max(sum[cell], value);
        default -> addUp(cell, value);
      }
      count[cell]++;
    }

    private void addUp(int cell, double value) {
      double before = sum[cell];
      double after = before + value;
      lost[cell] +=
          Math.abs(before) >= Math.abs(value) ? (before - after) + value : (value - after) + before;
      sum[cell] = after;
    }

    @Override
    void merge(Cells next) {
      var more = (Amounts) next;
      for (int cell = 0; cell < sum.length; cell++) {
        if (more.count[cell] > 0) {
          add(cell, 0, more.sum[cell]);
          count[cell] += more.count[cell] - 1;
          lost[cell] += more.lost[cell];
        }
      }
    }

    @Override
    @Nullable Double value(int cell) {
      if (count[cell] == 0) {
        return measure == Measure.SUM ? 0.0 : null;
      }
      double all = sum[cell] + lost[cell];
      if (!Double.isFinite(all)) {
        return null;
      }
      return measure == Measure.MEAN ? (Double) (all / count[cell]) : (Double) all;
    }
  }

  /** Percentiles of all values, with linear interpolation between two of them. */
  private static final class Values extends Cells {
    private static final double[] NONE = {};

    private final double quantile;
    private final double[][] values;
    private final int[] size;

    Values(double quantile, int cells) {
      this.quantile = quantile;
      values = new double[cells][];
      Arrays.fill(values, NONE);
      size = new int[cells];
    }

    @Override
    void add(int cell, int unit, double value) {
      reserve(cell, size[cell] + 1);
      values[cell][size[cell]++] = value;
    }

    private void reserve(int cell, int needed) {
      if (needed > values[cell].length) {
        values[cell] = Arrays.copyOf(values[cell], Math.max(needed, size[cell] * 2));
      }
    }

    @Override
    void merge(Cells next) {
      var more = (Values) next;
      for (int cell = 0; cell < values.length; cell++) {
        reserve(cell, size[cell] + more.size[cell]);
        System.arraycopy(more.values[cell], 0, values[cell], size[cell], more.size[cell]);
        size[cell] += more.size[cell];
      }
    }

    @Override
    @Nullable Double value(int cell) {
      if (size[cell] == 0) {
        return null;
      }
      var sorted = Arrays.copyOf(values[cell], size[cell]);
      Arrays.sort(sorted);
      return Quantiles.ofSorted(sorted, quantile);
    }
  }
}
