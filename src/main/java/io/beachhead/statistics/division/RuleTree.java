package io.beachhead.statistics.division;

import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * <b>Question:</b> by which few tests can one place a row in its class?
 *
 * <p><b>Estimator:</b> a tree of at most {@value #DEPTH} tests one after the other, each the one
 * that lowers Gini's impurity most; no branch holds fewer than {@value #FEWEST} rows. Its accuracy
 * is cross-validated: the share of rows placed right by trees grown on the other four fifths, with
 * Jeffreys' 80% interval.
 *
 * <p><b>Source:</b> Breiman, Friedman, Olshen and Stone, Classification and Regression Trees
 * (1984).
 */
public final class RuleTree {
  private static final int DEPTH = 3;
  private static final int FEWEST = 10;
  private static final int FOLDS = 5;

  private RuleTree() {}

  /** A tree, or a part of one. */
  public sealed interface Node {}

  /** A place: the class most rows here are in. */
  public record Leaf(int label) implements Node {}

  /**
   * A test.
   *
   * @param test its number
   * @param yes where it is true
   * @param no where it is false
   */
  public record Split(int test, Node yes, Node no) implements Node {}

  /**
   * One step on the way to a leaf.
   *
   * @param holds whether the test is true there
   */
  public record Step(int test, boolean holds) {}

  /** The ways that lead to a class, each a list of steps; no way for a class that no leaf has. */
  public static List<List<Step>> ways(Node node, int label) {
    var ways = new ArrayList<List<Step>>();
    collect(node, label, List.of(), ways);
    return ways;
  }

  private static void collect(Node node, int label, List<Step> before, List<List<Step>> ways) {
    switch (node) {
      case Leaf(int own) -> {
        if (own == label) {
          ways.add(before);
        }
      }
      case Split(int test, Node yes, Node no) -> {
        collect(yes, label, with(before, new Step(test, true)), ways);
        collect(no, label, with(before, new Step(test, false)), ways);
      }
    }
  }

  private static List<Step> with(List<Step> steps, Step step) {
    var all = new ArrayList<>(steps);
    all.add(step);
    return List.copyOf(all);
  }

  /**
   * Grows a tree.
   *
   * @param tests the rows of which each is true
   * @param label of each row, from 0; −1 leaves it out
   */
  public static Node grow(List<BitSet> tests, int[] label, int labels) {
    var rows = new BitSet(label.length);
    for (int row = 0; row < label.length; row++) {
      rows.set(row, label[row] >= 0);
    }
    return grow(tests, members(label, labels), rows, 0);
  }

  private static BitSet[] members(int[] label, int labels) {
    var members = new BitSet[labels];
    for (int l = 0; l < labels; l++) {
      members[l] = new BitSet(label.length);
    }
    for (int row = 0; row < label.length; row++) {
      if (label[row] >= 0) {
        members[label[row]].set(row);
      }
    }
    return members;
  }

  private static Node grow(List<BitSet> tests, BitSet[] members, BitSet rows, int depth) {
    int[] here = counts(members, rows);
    int n = rows.cardinality();
    double best = impurity(here, n) - 1e-9 * n;
    int chosen = -1;
    for (int t = 0; t < tests.size() && depth < DEPTH; t++) {
      var yes = (BitSet) rows.clone();
      yes.and(tests.get(t));
      int size = yes.cardinality();
      if (size < FEWEST || n - size < FEWEST) {
        continue;
      }
      int[] inYes = counts(members, yes);
      int[] inNo = new int[inYes.length];
      for (int l = 0; l < inNo.length; l++) {
        inNo[l] = here[l] - inYes[l];
      }
      double impurity = impurity(inYes, size) + impurity(inNo, n - size);
      if (impurity < best) {
        best = impurity;
        chosen = t;
      }
    }
    if (chosen < 0) {
      return new Leaf(most(here));
    }
    var yes = (BitSet) rows.clone();
    yes.and(tests.get(chosen));
    var no = (BitSet) rows.clone();
    no.andNot(tests.get(chosen));
    Node left = grow(tests, members, yes, depth + 1);
    Node right = grow(tests, members, no, depth + 1);
    return left.equals(right) ? left : new Split(chosen, left, right);
  }

  private static int[] counts(BitSet[] members, BitSet rows) {
    var counts = new int[members.length];
    for (int l = 0; l < counts.length; l++) {
      var in = (BitSet) members[l].clone();
      in.and(rows);
      counts[l] = in.cardinality();
    }
    return counts;
  }

  /** Rows times Gini's impurity. */
  private static double impurity(int[] counts, int n) {
    double squares = 0;
    for (int count : counts) {
      squares += (double) count * count;
    }
    return n == 0 ? 0 : n - squares / n;
  }

  private static int most(int[] counts) {
    int best = 0;
    for (int l = 1; l < counts.length; l++) {
      best = counts[l] > counts[best] ? l : best;
    }
    return best;
  }

  /** The class of the leaf that a row comes to. */
  public static int place(Node node, List<BitSet> tests, int row) {
    return switch (node) {
      case Leaf(int label) -> label;
      case Split(int test, Node yes, Node no) ->
          place(tests.get(test).get(row) ? yes : no, tests, row);
    };
  }

  /** The cross-validated share of rows placed right; empty where too few rows are labelled. */
  public static Optional<Interval> accuracy(
      List<BitSet> tests, int[] label, int labels, long seed) {
    var fold = new int[label.length];
    var random = new SplittableRandom(seed);
    int n = 0;
    for (int row = 0; row < fold.length; row++) {
      fold[row] = random.nextInt(FOLDS);
      n += label[row] >= 0 ? 1 : 0;
    }
    if (n < 2 * FEWEST) {
      return Optional.empty();
    }
    int right = 0;
    for (int f = 0; f < FOLDS; f++) {
      var training = label.clone();
      for (int row = 0; row < training.length; row++) {
        training[row] = fold[row] == f ? -1 : training[row];
      }
      Node tree = grow(tests, training, labels);
      for (int row = 0; row < label.length; row++) {
        right += fold[row] == f && label[row] >= 0 && place(tree, tests, row) == label[row] ? 1 : 0;
      }
    }
    return Optional.of(BinomialInterval.jeffreys(right, n));
  }
}
