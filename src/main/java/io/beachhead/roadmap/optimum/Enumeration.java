package io.beachhead.roadmap.optimum;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Goes through all roadmaps that the rules allow, leaving out only branches in which nothing can be
 * among the best: each of them is bounded by what it would be worth with everything that may still
 * come. Exact, and the oracle for every other search.
 */
final class Enumeration {
  /** Up to so many features all roadmaps are gone through. */
  static final int MOST = 22;

  /** Steps of progress that a whole search makes. */
  static final long STEPS = 1_000;

  /** Branches shorter than this are not asked for their bound, nor for the time. */
  private static final int SHORT = 2;

  private final Goal goal;
  private final Rules rules;
  private final int keep;
  private final long deadline;
  private final LongConsumer steps;
  private final int[] order;
  private final long[] requires;
  private final long[] conflicts;
  private final long[] together;
  private final long must;
  private final double[][] rest;
  private final double[][] states;
  private final double[][] used;
  private final PriorityQueue<Chosen> best;
  private double least;
  private double unexplored = Double.NEGATIVE_INFINITY;
  private double progress;
  private long told;
  private boolean late;

  private Enumeration(Goal goal, Rules rules, Wanted wanted, LongConsumer steps) {
    this.goal = goal;
    this.rules = rules;
    this.keep = wanted.keep;
    this.deadline = wanted.deadline;
    this.least = wanted.above;
    this.steps = steps;
    this.best = new PriorityQueue<>(goal.bestFirst().reversed());
    this.order = order();
    int size = order.length;
    int[] place = new int[goal.size()];
    java.util.Arrays.fill(place, -1);
    for (int i = 0; i < size; i++) {
      place[order[i]] = i;
    }
    this.requires = new long[size];
    this.conflicts = new long[size];
    for (int i = 0; i < size; i++) {
      requires[i] = mask(IntStream.of(rules.requires()[order[i]]), place);
      for (BitSet set : rules.apart()) {
        if (set.get(order[i])) {
          conflicts[i] |= mask(set.stream(), place) & ~(1L << i);
        }
      }
    }
    this.together = rules.together().stream().mapToLong(set -> mask(set.stream(), place)).toArray();
    this.must = mask(rules.must().stream(), place);
    this.rest = rest(size);
    this.states = new double[size + 1][goal.start().length];
    this.used = new double[size + 1][rules.limits().size()];
  }

  /**
   * How much is wanted.
   *
   * @param keep how many of the best roadmaps
   * @param above only roadmaps worth more than this
   * @param deadline by {@link System#nanoTime}, after which the search ends with what it has
   */
  record Wanted(int keep, double above, long deadline) {
    static Wanted best(int keep, long deadline) {
      return new Wanted(keep, Double.NEGATIVE_INFINITY, deadline);
    }
  }

  /**
   * Searches, until the deadline or until the thread is interrupted, which it stays.
   *
   * @param steps is told of progress, {@value #STEPS} steps in all
   */
  static Found search(Goal goal, Rules rules, Wanted wanted, LongConsumer steps) {
    return new Enumeration(goal, rules, wanted, steps).found();
  }

  private Found found() {
    states[0] = goal.start();
    offer(0, 0);
    branch(0, 0, 0, 1);
    steps.accept(STEPS - told);
    List<Chosen> all = new ArrayList<>(best);
    all.sort(goal.bestFirst());
    double found = all.isEmpty() ? Double.NEGATIVE_INFINITY : all.getFirst().value();
    return new Found(all, Math.max(found, unexplored), !late);
  }

  /** Prerequisites first; among those that may come, the one that alone is worth most per week. */
  private int[] order() {
    double before = goal.value(goal.start());
    double[] rate = new double[goal.size()];
    for (int feature = 0; feature < rate.length; feature++) {
      double gain = goal.value(goal.state(List.of(feature))) - before;
      rate[feature] = gain / Math.max(rules.weeks()[feature], 1e-3);
    }
    List<Integer> left = new ArrayList<>(rules.inOrder());
    left.removeIf(rules.mustNot()::get);
    List<Integer> ordered = new ArrayList<>();
    BitSet placed = new BitSet();
    while (!left.isEmpty()) {
      var next =
          left.stream()
              .filter(f -> IntStream.of(rules.requires()[f]).allMatch(placed::get))
              .max(Comparator.comparingDouble(f -> rate[f]));
      if (next.isEmpty()) {
        // What needs something that must not be built cannot be built either.
        break;
      }
      placed.set(next.get());
      ordered.add(next.get());
      left.removeIf(next.get()::equals);
    }
    return ordered.stream().mapToInt(Integer::intValue).toArray();
  }

  private static long mask(IntStream features, int[] place) {
    return features
        .map(feature -> place[feature])
        .mapToLong(at -> at < 0 ? 1L << 63 : 1L << at)
        .reduce(0, (a, b) -> a | b);
  }

  /** By place, the positive parts of what comes from there on. */
  private double[][] rest(int size) {
    double[][] sums = new double[size + 1][goal.start().length];
    for (int at = size - 1; at >= 0; at--) {
      double[] delta = goal.delta(order[at]);
      for (int i = 0; i < delta.length; i++) {
        sums[at][i] = sums[at + 1][i] + Math.max(0, delta[i]);
      }
    }
    return sums;
  }

  /**
   * Adds each feature from a place on to a set, with those before it left out.
   *
   * @param depth how many are in the set
   * @param share of all sets that lie here
   */
  private void branch(int from, int depth, long set, double share) {
    double part = share;
    for (int at = from; at < order.length; at++) {
      part /= 2;
      if (at + SHORT < order.length) {
        double bound = goal.bound(states[depth], rest[at]);
        late |= System.nanoTime() > deadline || Thread.currentThread().isInterrupted();
        if (late) {
          unexplored = Math.max(unexplored, bound);
          return;
        }
        if (bound < least) {
          break;
        }
      }
      if (add(at, depth, set)) {
        long with = set | 1L << at;
        offer(depth + 1, with);
        branch(at + 1, depth + 1, with, part);
      } else {
        count(part);
      }
      if ((must >> at & 1) == 1) {
        // It cannot be left out, so there is nothing beyond.
        break;
      }
    }
    count(part);
  }

  private void count(double part) {
    progress += part;
    long now = Math.min(STEPS, (long) (progress * STEPS));
    if (now > told) {
      steps.accept(now - told);
      told = now;
    }
  }

  /** Whether the feature may join; then the next state is that with it. */
  private boolean add(int at, int depth, long set) {
    if ((requires[at] & ~set) != 0 || (conflicts[at] & set) != 0) {
      return false;
    }
    int feature = order[at];
    for (int limit = 0; limit < rules.limits().size(); limit++) {
      Rules.Limit of = rules.limits().get(limit);
      used[depth + 1][limit] =
          used[depth][limit] + (of.features().get(feature) ? rules.weeks()[feature] : 0);
      if (used[depth + 1][limit] > of.capacity() * rules.quarters() + Rules.ROUNDING) {
        return false;
      }
    }
    if (rules.quarters() > 1 && Quarters.assign(rules, features(set | 1L << at)) == null) {
      return false;
    }
    double[] delta = goal.delta(feature);
    double[] before = states[depth];
    double[] then = states[depth + 1];
    for (int i = 0; i < then.length; i++) {
      then[i] = before[i] + delta[i];
    }
    return true;
  }

  private BitSet features(long set) {
    BitSet features = new BitSet();
    for (int at = 0; at < order.length; at++) {
      if ((set >> at & 1) == 1) {
        features.set(order[at]);
      }
    }
    return features;
  }

  private void offer(int depth, long set) {
    if ((must & ~set) != 0) {
      return;
    }
    for (long group : together) {
      if ((group & set) != 0 && (group & ~set) != 0) {
        return;
      }
    }
    double value = goal.value(states[depth]);
    if (value < least) {
      return;
    }
    BitSet features = features(set);
    best.add(new Chosen(features, value, rules.weeks(features)));
    if (best.size() > keep) {
      best.remove();
      least = best.element().value();
    }
  }
}
