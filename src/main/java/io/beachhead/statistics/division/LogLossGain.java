package io.beachhead.statistics.division;

import io.beachhead.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * <b>Question:</b> how much better can one predict what a row does when one knows its group?
 *
 * <p><b>Estimator:</b> gain = 1 − (log loss by group ÷ log loss of one group for all), both out of
 * fold: {@value #FOLDS} random folds, each predicted from the other four. Within a group the chance
 * of a level is (n<sub>gl</sub> + q<sub>l</sub>) / (n<sub>g</sub> + 1), q being the chance over all
 * rows, (n<sub>l</sub> + ½) / (n + L/2): a small group leans on all. A column's losses are summed
 * over its traits. The gain over all columns is the plain mean of the columns' gains, so that
 * thirty traits of one column do not outvote the single trait of another.
 *
 * <p><b>Interval:</b> 80%, normal, of the ratio over rows: the spread of each row's loss by group
 * minus ratio times its loss without (the linearised bootstrap over rows). How the folds fell is
 * not in it.
 *
 * <p><b>p:</b> (b + 1) / (m + 1), b of m permutations of the groups having at least that gain. For
 * a column groups are shuffled among the rows of which it is known, so that who has data at all is
 * never taken for a finding; for all columns together they are shuffled among all rows, so that
 * what goes together within a row stays together. Above {@value #MANY_ROWS} rows a shuffling is a
 * turn of one random order by a random number of rows, which is as exact and needs less time.
 *
 * <p><b>Undefined when:</b> no trait of a column varies, or there are fewer than two groups.
 *
 * <p><b>Source:</b> methods 3 of the design; Gneiting and Raftery (2007), J. Am. Stat. Assoc. 102,
 * for the log score; Phipson and Smyth (2010) for the p.
 */
public final class LogLossGain {
  private static final int FOLDS = 5;

  /** Of all rows' shares, this many rows' worth is mixed into every group. */
  private static final double PRIOR_ROWS = 1;

  private static final double HALF = 0.5;
  private static final int MANY_ROWS = 10_000;
  private static final double TINY = 1e-12;

  private final int columns;
  private final List<Trait> traits;
  private final int rows;

  /** Where each row stands among the bits: folds begin at whole words. */
  private final int[] place;

  private final int[] foldEnd = new int[FOLDS];

  /** By trait and level: the rows that have it. */
  private final long[][][] bits;

  /** By column, and last for all: the rows of which something is known, by their place. */
  private final int[][] known;

  private final double[] lossOfAll;
  private final long seed;

  /**
   * What is known of all divisions alike, prepared once. Traits that never vary are left out.
   *
   * @param columns how many there are
   * @param seed the same seed gives the same folds and permutations
   */
  public LogLossGain(int rows, int columns, List<Trait> traits, long seed) {
    this.rows = rows;
    this.columns = columns;
    this.traits =
        traits.stream()
            .filter(Trait::varies)
            .sorted(Comparator.comparingInt(Trait::column))
            .toList();
    this.seed = seed;
    this.place = places();
    this.bits = new long[this.traits.size()][][];
    for (int t = 0; t < bits.length; t++) {
      bits[t] = bits(this.traits.get(t));
    }
    this.known = known();
    this.lossOfAll = new Losses(_ -> new long[][] {all()}).byColumn;
  }

  /**
   * What a division gains.
   *
   * @param overall empty where no column can be judged
   * @param columns in their order; empty for a column without data
   */
  public record Result(Optional<Gain> overall, List<Optional<Gain>> columns) {}

  /**
   * Judges a division.
   *
   * @param group of each row, from 0
   * @param groups how many there are
   * @param permutations at least 1; 199 resolve a p of .005
   * @param goOn asked now and then; throws what is to end the work
   */
  public Result of(int[] group, int groups, int permutations, Runnable goOn) {
    if (group.length != rows) {
      throw new IllegalArgumentException(group.length + " groups for " + rows + " rows");
    }
    boolean oneGroup = Arrays.stream(group).distinct().limit(2).count() < 2;
    if (oneGroup || Arrays.stream(lossOfAll).noneMatch(loss -> loss > 0)) {
      return new Result(Optional.empty(), Collections.nCopies(columns, Optional.empty()));
    }
    var members = membership(group, groups);
    var observed = new Losses(_ -> members).gains();
    var atLeast = new int[columns + 1];
    var dealt = new int[columns + 1][];
    for (int c = 0; c <= columns; c++) {
      dealt[c] = Arrays.stream(known[c]).map(row -> group[row]).toArray();
    }
    int judged = judgedColumns();
    var random = new SplittableRandom(seed + 1);
    for (int permutation = 0; permutation < permutations; permutation++) {
      goOn.run();
      double turn = random.nextDouble();
      var apart = new Losses(c -> shuffled(c, dealt[c], groups, turn, random)).gains();
      var all = shuffled(columns, dealt[columns], groups, turn, random);
      double together = new Losses(_ -> all).gains()[columns];
      for (int c = 0; c < columns; c++) {
        atLeast[c] += apart[c] >= observed[c] - TINY ? 1 : 0;
      }
      atLeast[columns] +=
          (judged == 1 ? apart[columns] : together) >= observed[columns] - TINY ? 1 : 0;
    }
    var spread = spreads(group, members, observed);
    var figures = new ArrayList<Optional<Gain>>();
    for (int c = 0; c <= columns; c++) {
      figures.add(
          c < columns && lossOfAll[c] <= 0
              ? Optional.empty()
              : Optional.of(
                  new Gain(
                      Interval.normal(observed[c], spread[c]),
                      (atLeast[c] + 1.0) / (permutations + 1),
                      known[c].length)));
    }
    return new Result(figures.getLast(), List.copyOf(figures.subList(0, columns)));
  }

  private int judgedColumns() {
    return (int) Arrays.stream(lossOfAll).filter(loss -> loss > 0).count();
  }

  private int[][] known() {
    var rowAt = new int[foldEnd[FOLDS - 1] * Long.SIZE];
    Arrays.fill(rowAt, -1);
    for (int row = 0; row < rows; row++) {
      rowAt[place[row]] = row;
    }
    var of = new int[columns + 1][];
    for (int c = 0; c <= columns; c++) {
      var any = new BitSet();
      for (int t = 0; t < bits.length; t++) {
        if (c == columns || traits.get(t).column() == c) {
          for (var level : bits[t]) {
            any.or(BitSet.valueOf(level));
          }
        }
      }
      of[c] = any.stream().map(at -> rowAt[at]).toArray();
    }
    return of;
  }

  /**
   * The rows known in a column, with their groups dealt anew.
   *
   * @param dealt their groups in any order; shuffled here where there are few
   * @param turn from 0 to 1: how far to turn where there are many
   */
  private long[][] shuffled(
      int column, int[] dealt, int groups, double turn, SplittableRandom random) {
    int from = 0;
    if (dealt.length > MANY_ROWS) {
      from = (int) (turn * dealt.length);
    } else {
      shuffle(dealt, random);
    }
    var members = new long[groups][foldEnd[FOLDS - 1]];
    for (int row : known[column]) {
      int at = place[row];
      members[dealt[from]][at >> 6] |= 1L << at;
      from = from + 1 == dealt.length ? 0 : from + 1;
    }
    return members;
  }

  private int[] inOrder() {
    var order = new int[rows];
    Arrays.setAll(order, i -> i);
    return order;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
  }

  private int[] places() {
    var order = inOrder();
    shuffle(order, new SplittableRandom(seed));
    var places = new int[rows];
    int word = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int from = (int) ((long) rows * fold / FOLDS);
      int to = (int) ((long) rows * (fold + 1) / FOLDS);
      for (int i = from; i < to; i++) {
        places[order[i]] = word * Long.SIZE + i - from;
      }
      word += (to - from + Long.SIZE - 1) / Long.SIZE;
      foldEnd[fold] = word;
    }
    return places;
  }

  private long[] all() {
    var all = new long[foldEnd[FOLDS - 1]];
    for (int at : place) {
      all[at >> 6] |= 1L << at;
    }
    return all;
  }

  private long[][] bits(Trait trait) {
    var of = new long[trait.levels()][foldEnd[FOLDS - 1]];
    for (int row = 0; row < rows; row++) {
      int level = trait.level()[row];
      if (level >= 0) {
        of[level][place[row] >> 6] |= 1L << place[row];
      }
    }
    return of;
  }

  private long[][] membership(int[] group, int groups) {
    var members = new long[groups][foldEnd[FOLDS - 1]];
    for (int row = 0; row < rows; row++) {
      members[group[row]][place[row] >> 6] |= 1L << place[row];
    }
    return members;
  }

  /** The standard deviation of each column's gain, and last of their mean's. */
  private double[] spreads(int[] group, long[][] members, double[] gains) {
    var losses = new Losses(_ -> members);
    var without = new Losses(_ -> new long[][] {all()});
    var byGroup = new double[columns];
    var byNone = new double[columns];
    var squares = new double[columns + 1];
    int judged = judgedColumns();
    for (int row = 0; row < rows; row++) {
      int fold = fold(place[row]);
      Arrays.fill(byGroup, 0);
      Arrays.fill(byNone, 0);
      for (int t = 0; t < traits.size(); t++) {
        int level = traits.get(t).level()[row];
        if (level >= 0) {
          int column = traits.get(t).column();
          byGroup[column] += losses.of(t, fold, group[row], level);
          byNone[column] += without.of(t, fold, 0, level);
        }
      }
      double together = 0;
      for (int c = 0; c < columns; c++) {
        if (lossOfAll[c] > 0) {
          double off = (byGroup[c] - (1 - gains[c]) * byNone[c]) / lossOfAll[c];
          squares[c] += off * off;
          together += off / judged;
        }
      }
      squares[columns] += together * together;
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  private int fold(int at) {
    int fold = 0;
    while (at >> 6 >= foldEnd[fold]) {
      fold++;
    }
    return fold;
  }

  /** The log losses of one division, out of fold, trait by trait. */
  private final class Losses {
    private final double[] byColumn = new double[columns];

    /** By trait, fold, group and level: the loss of one row there. */
    private final double[][] each = new double[traits.size()][];

    /**
     * @param membersFor the rows of each group, for a column
     */
    Losses(IntFunction<long[][]> membersFor) {
      int column = -1;
      var members = new long[0][];
      for (int t = 0; t < bits.length; t++) {
        if (traits.get(t).column() != column) {
          column = traits.get(t).column();
          members = membersFor.apply(column);
        }
        each[t] = losses(members, t);
      }
    }

    private double[] losses(long[][] members, int trait) {
      int groups = members.length;
      int levels = traits.get(trait).levels();
      var counts = new int[FOLDS * groups * levels];
      for (int g = 0; g < groups; g++) {
        for (int level = 0; level < levels; level++) {
          count(members[g], bits[trait][level], counts, g * levels + level, groups * levels);
        }
      }
      var losses = losses(counts, levels, groups);
      double loss = 0;
      for (int i = 0; i < counts.length; i++) {
        loss += counts[i] == 0 ? 0 : counts[i] * losses[i];
      }
      byColumn[traits.get(trait).column()] += loss;
      return losses;
    }

    private void count(long[] members, long[] level, int[] counts, int at, int step) {
      int word = 0;
      for (int fold = 0; fold < FOLDS; fold++) {
        int count = 0;
        for (; word < foldEnd[fold]; word++) {
          count += Long.bitCount(members[word] & level[word]);
        }
        counts[fold * step + at] = count;
      }
    }

    private double[] losses(int[] counts, int levels, int groups) {
      int step = groups * levels;
      var total = new int[step];
      for (int i = 0; i < counts.length; i++) {
        total[i % step] += counts[i];
      }
      var losses = new double[counts.length];
      var chance = new double[levels];
      for (int fold = 0; fold < FOLDS; fold++) {
        Arrays.fill(chance, HALF);
        double trained = HALF * levels;
        for (int i = 0; i < step; i++) {
          int train = total[i] - counts[fold * step + i];
          chance[i % levels] += train;
          trained += train;
        }
        for (int g = 0; g < groups; g++) {
          int inGroup = 0;
          for (int level = 0; level < levels; level++) {
            inGroup += total[g * levels + level] - counts[fold * step + g * levels + level];
          }
          for (int level = 0; level < levels; level++) {
            int at = fold * step + g * levels + level;
            if (counts[at] > 0) {
              double overall = chance[level] / trained;
              double train = total[g * levels + level] - counts[at];
              losses[at] =
                  groups == 1
                      ? -Math.log(overall)
                      : -Math.log((train + PRIOR_ROWS * overall) / (inGroup + PRIOR_ROWS));
            }
          }
        }
      }
      return losses;
    }

    double of(int trait, int fold, int group, int level) {
      int levels = traits.get(trait).levels();
      int groups = each[trait].length / FOLDS / levels;
      return each[trait][(fold * groups + group) * levels + level];
    }

    /** The gain of each column, 0 for one without data, and last the mean of those with data. */
    double[] gains() {
      var gains = new double[columns + 1];
      double sum = 0;
      int judged = 0;
      for (int c = 0; c < columns; c++) {
        if (lossOfAll[c] > 0) {
          gains[c] = 1 - byColumn[c] / lossOfAll[c];
          sum += gains[c];
          judged++;
        }
      }
      gains[columns] = judged == 0 ? 0 : sum / judged;
      return gains;
    }
  }
}
