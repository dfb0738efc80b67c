package io.beachhead.roadmap.optimum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Divides a roadmap into quarters: a feature is built within one, never before what it needs. */
final class Quarters {
  /** A set for which so many trials find no place counts as one that does not fit. */
  private static final int TRIALS = 20_000;

  /** Up to so many features all orders are compared; above, one is improved step by step. */
  private static final int EXACT = 12;

  private Quarters() {}

  /** The quarter of every feature of a set, from 0; null where it does not fit. */
  static int @Nullable [] assign(Rules rules, BitSet chosen) {
    List<Integer> order = new ArrayList<>(rules.inOrder());
    order.removeIf(feature -> !chosen.get(feature));
    if (order.stream().allMatch(feature -> rules.requires()[feature].length == 0)) {
      // The large ones are hard to place, so they come first.
      order.sort(Comparator.comparingDouble(feature -> -rules.weeks()[feature]));
    }
    var packing = new Packing(rules, order);
    return packing.place(0) ? packing.quarter : null;
  }

  private static final class Packing {
    private final Rules rules;
    private final List<Integer> order;
    private final int[] quarter;
    private final double[][] used;
    private int trials;

    Packing(Rules rules, List<Integer> order) {
      this.rules = rules;
      this.order = order;
      this.quarter = new int[rules.size()];
      this.used = new double[rules.quarters()][rules.limits().size()];
    }

    boolean place(int at) {
      if (at == order.size()) {
        return true;
      }
      if (++trials > TRIALS) {
        return false;
      }
      int feature = order.get(at);
      int first = 0;
      for (int required : rules.requires()[feature]) {
        first = Math.max(first, quarter[required]);
      }
      for (int each = first; each < used.length; each++) {
        if (room(each, feature)) {
          quarter[feature] = each;
          add(each, feature, 1);
          if (place(at + 1)) {
            return true;
          }
          add(each, feature, -1);
        }
      }
      return false;
    }

    private boolean room(int of, int feature) {
      for (int limit = 0; limit < rules.limits().size(); limit++) {
        Rules.Limit each = rules.limits().get(limit);
        if (each.features().get(feature)
            && used[of][limit] + rules.weeks()[feature] > each.capacity() + Rules.ROUNDING) {
          return false;
        }
      }
      return true;
    }

    private void add(int to, int feature, int sign) {
      for (int limit = 0; limit < rules.limits().size(); limit++) {
        if (rules.limits().get(limit).features().get(feature)) {
          used[to][limit] += sign * rules.weeks()[feature];
        }
      }
    }
  }

  /**
   * The division that makes customers happy soonest: the largest sum, over the quarters' ends, of
   * what is worth what has been built by then.
   *
   * @param value of a set of features
   * @return what is built in each quarter
   */
  static List<BitSet> soonest(Rules rules, BitSet chosen, ToDoubleFunction<BitSet> value) {
    if (rules.quarters() == 1) {
      return List.of((BitSet) chosen.clone());
    }
    return chosen.cardinality() <= EXACT
        ? best(rules, chosen, value)
        : improved(rules, chosen, value);
  }

  private static List<BitSet> best(Rules rules, BitSet chosen, ToDoubleFunction<BitSet> value) {
    int[] features = chosen.stream().toArray();
    int sets = 1 << features.length;
    double[] worth = new double[sets];
    boolean[] fits = new boolean[sets];
    boolean[] whole = new boolean[sets];
    for (int set = 0; set < sets; set++) {
      BitSet of = spread(set, features);
      whole[set] = isWhole(rules, of);
      fits[set] = fitsOne(rules, of);
      worth[set] = whole[set] ? value.applyAsDouble(of) : 0;
    }
    double[][] sum = new double[rules.quarters()][sets];
    int[][] before = new int[rules.quarters()][sets];
    for (int quarter = 0; quarter < sum.length; quarter++) {
      Arrays.fill(sum[quarter], Double.NEGATIVE_INFINITY);
      for (int set = 0; set < sets; set++) {
        if (!whole[set]) {
          continue;
        }
        if (quarter == 0) {
          sum[0][set] = fits[set] ? worth[set] : Double.NEGATIVE_INFINITY;
          continue;
        }
        // Every subset once, the set itself first, so that nothing is put off without need.
        for (int part = set; ; part = (part - 1) & set) {
          if (fits[set ^ part] && sum[quarter - 1][part] + worth[set] > sum[quarter][set]) {
            sum[quarter][set] = sum[quarter - 1][part] + worth[set];
            before[quarter][set] = part;
          }
          if (part == 0) {
            break;
          }
        }
      }
    }
    List<BitSet> quarters = new ArrayList<>();
    int set = sets - 1;
    for (int quarter = sum.length - 1; quarter > 0; quarter--) {
      int part = before[quarter][set];
      quarters.addFirst(spread(set ^ part, features));
      set = part;
    }
    quarters.addFirst(spread(set, features));
    return quarters;
  }

  private static BitSet spread(int set, int[] features) {
    BitSet of = new BitSet();
    for (int i = 0; i < features.length; i++) {
      if ((set >> i & 1) == 1) {
        of.set(features[i]);
      }
    }
    return of;
  }

  private static boolean isWhole(Rules rules, BitSet set) {
    return set.stream()
        .allMatch(feature -> Arrays.stream(rules.requires()[feature]).allMatch(set::get));
  }

  private static boolean fitsOne(Rules rules, BitSet set) {
    for (Rules.Limit limit : rules.limits()) {
      double sum =
          set.stream().filter(limit.features()::get).mapToDouble(f -> rules.weeks()[f]).sum();
      if (sum > limit.capacity() + Rules.ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private static List<BitSet> improved(Rules rules, BitSet chosen, ToDoubleFunction<BitSet> value) {
    int[] quarter = assign(rules, chosen);
    if (quarter == null) {
      throw new IllegalArgumentException("a set that does not fit");
    }
    List<BitSet> now = divided(rules, chosen, quarter);
    double sum = sum(now, value);
    boolean better = true;
    while (better) {
      better = false;
      for (int feature : chosen.stream().toArray()) {
        for (int to = 0; to < rules.quarters(); to++) {
          int from = quarter[feature];
          quarter[feature] = to;
          List<BitSet> then = divided(rules, chosen, quarter);
          double moved = isPlan(rules, then) ? sum(then, value) : Double.NEGATIVE_INFINITY;
          if (moved > sum + 1e-9 * Math.max(1, Math.abs(sum))) {
            sum = moved;
            now = then;
            better = true;
          } else {
            quarter[feature] = from;
          }
        }
      }
    }
    return now;
  }

  private static List<BitSet> divided(Rules rules, BitSet chosen, int[] quarter) {
    List<BitSet> quarters = new ArrayList<>();
    for (int each = 0; each < rules.quarters(); each++) {
      int wanted = each;
      BitSet of = new BitSet();
      chosen.stream().filter(feature -> quarter[feature] == wanted).forEach(of::set);
      quarters.add(of);
    }
    return quarters;
  }

  private static boolean isPlan(Rules rules, List<BitSet> quarters) {
    BitSet built = new BitSet();
    for (BitSet quarter : quarters) {
      built.or(quarter);
      if (!fitsOne(rules, quarter) || !isWhole(rules, built)) {
        return false;
      }
    }
    return true;
  }

  private static double sum(List<BitSet> quarters, ToDoubleFunction<BitSet> value) {
    BitSet built = new BitSet();
    double sum = 0;
    for (BitSet quarter : quarters) {
      built.or(quarter);
      sum += value.applyAsDouble(built);
    }
    return sum;
  }
}
