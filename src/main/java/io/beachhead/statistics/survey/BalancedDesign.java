package io.beachhead.statistics.survey;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * <b>Question:</b> which items does one show together, so that each is shown as often and meets
 * each other as often?
 *
 * <p><b>Estimator:</b> where there are as many sets as items: a cyclic design from a difference
 * set, if there is one (a balanced incomplete block design). Else sets are filled with the items
 * shown least, of those the ones that met least, and items are then exchanged between sets as long
 * as that evens out the pairs. The seed is fixed.
 *
 * <p><b>Inputs:</b> the number of items, sets and items per set.
 *
 * <p><b>Assumptions:</b> none.
 *
 * <p><b>Undefined when:</b> a set would hold more items than there are, or fewer than two.
 *
 * <p><b>Source:</b> Cochran and Cox, Experimental Designs (1957), chapter 11.
 *
 * <p><b>Checked against:</b> the designs of 7 items in 7 sets of 4 and of 13 in 13 sets of 4, and
 * the evenness of others.
 *
 * @param sets items by number, from 0
 * @param items how many there are
 */
public record BalancedDesign(List<List<Integer>> sets, int items) {
  private static final long SEED = 1957;
  private static final int EXCHANGES = 20_000;

  public BalancedDesign {
    sets = sets.stream().map(List::copyOf).toList();
  }

  /**
   * Makes a design.
   *
   * @param items at least {@code perSet}
   * @param sets at least 1
   * @param perSet at least 2
   */
  public static BalancedDesign of(int items, int sets, int perSet) {
    if (perSet < 2 || perSet > items || sets < 1) {
      throw new IllegalArgumentException(
          "%d sets of %d of %d items".formatted(sets, perSet, items));
    }
    int[] base = sets == items ? differenceSet(items, perSet) : new int[0];
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    return base.length > 0
        ? developed(base, items)
        : new BalancedDesign(evened(filled(items, sets, perSet, random), items, random), items);
  }

  /** How often each item is shown. */
  public int[] shown() {
    int[] shown = new int[items];
    sets.forEach(set -> set.forEach(item -> shown[item]++));
    return shown;
  }

  /** How often two items meet: a symmetric table. */
  public int[][] together() {
    return together(sets, items);
  }

  private static int[][] together(List<List<Integer>> sets, int items) {
    int[][] together = new int[items][items];
    for (List<Integer> set : sets) {
      for (int a : set) {
        for (int b : set) {
          together[a][b] += a == b ? 0 : 1;
        }
      }
    }
    return together;
  }

  private static BalancedDesign developed(int[] base, int items) {
    List<List<Integer>> sets = new ArrayList<>();
    for (int shift = 0; shift < items; shift++) {
      List<Integer> set = new ArrayList<>();
      for (int item : base) {
        set.add((item + shift) % items);
      }
      sets.add(set);
    }
    return new BalancedDesign(sets, items);
  }

  /** Numbers whose differences are each there as often; empty where there are none. */
  private static int[] differenceSet(int items, int perSet) {
    int pairs = perSet * (perSet - 1);
    if (pairs % (items - 1) != 0 || items > 31 || perSet == items) {
      return new int[0];
    }
    int[] base = new int[perSet];
    return grown(base, 1, new int[items], pairs / (items - 1)) ? base : new int[0];
  }

  private static boolean grown(int[] base, int size, int[] differences, int lambda) {
    if (size == base.length) {
      return true;
    }
    int items = differences.length;
    for (int next = base[size - 1] + 1; next < items; next++) {
      boolean fits = true;
      for (int i = 0; i < size; i++) {
        int apart = next - base[i];
        differences[apart]++;
        differences[items - apart]++;
        fits &= differences[apart] <= lambda && differences[items - apart] <= lambda;
      }
      base[size] = next;
      if (fits && grown(base, size + 1, differences, lambda)) {
        return true;
      }
      for (int i = 0; i < size; i++) {
        differences[next - base[i]]--;
        differences[items - (next - base[i])]--;
      }
    }
    return false;
  }

  private static List<List<Integer>> filled(
      int items, int sets, int perSet, UniformRandomProvider random) {
    int[] shown = new int[items];
    int[][] together = new int[items][items];
    List<List<Integer>> filled = new ArrayList<>();
    for (int i = 0; i < sets; i++) {
      List<Integer> set = new ArrayList<>();
      while (set.size() < perSet) {
        int next = next(set, shown, together, random);
        for (int other : set) {
          together[next][other]++;
          together[other][next]++;
        }
        shown[next]++;
        set.add(next);
      }
      filled.add(set);
    }
    return filled;
  }

  private static int next(
      List<Integer> set, int[] shown, int[][] together, UniformRandomProvider random) {
    int chosen = -1;
    long least = Long.MAX_VALUE;
    for (int item = 0; item < shown.length; item++) {
      if (!set.contains(item)) {
        long met = 0;
        for (int other : set) {
          met += together[item][other];
        }
        long order = ((((long) shown[item] << 16) + met) << 16) + random.nextInt(1 << 15);
        if (order < least) {
          least = order;
          chosen = item;
        }
      }
    }
    return chosen;
  }

  /** Exchanges items between two sets where pairs get more even; how often each is shown stays. */
  private static List<List<Integer>> evened(
      List<List<Integer>> sets, int items, UniformRandomProvider random) {
    int[][] together = together(sets, items);
    for (int exchange = 0; exchange < EXCHANGES && sets.size() > 1; exchange++) {
      List<Integer> one = sets.get(random.nextInt(sets.size()));
      List<Integer> other = sets.get(random.nextInt(sets.size()));
      int a = random.nextInt(one.size());
      int b = random.nextInt(other.size());
      if (one != other && !one.contains(other.get(b)) && !other.contains(one.get(a))) {
        long before = squares(together);
        exchange(one, a, other, b, together);
        if (squares(together) > before) {
          exchange(one, a, other, b, together);
        }
      }
    }
    return sets;
  }

  private static void exchange(
      List<Integer> one, int a, List<Integer> other, int b, int[][] together) {
    int first = one.get(a);
    int second = other.get(b);
    count(one, together, -1);
    count(other, together, -1);
    one.set(a, second);
    other.set(b, first);
    count(one, together, 1);
    count(other, together, 1);
  }

  private static void count(List<Integer> set, int[][] together, int by) {
    for (int a : set) {
      for (int b : set) {
        together[a][b] += a == b ? 0 : by;
      }
    }
  }

  private static long squares(int[][] together) {
    long sum = 0;
    for (int[] row : together) {
      for (int each : row) {
        sum += (long) each * each;
      }
    }
    return sum;
  }
}
