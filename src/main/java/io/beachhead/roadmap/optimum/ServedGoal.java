package io.beachhead.roadmap.optimum;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts that get enough of what they ask for: at least so many features of a set. Where an
 * account has to get all of them this is the next release problem (Bagnall, Rayward-Smith and
 * Whittley 2001, Information and Software Technology 43); where one is enough, covering. Linear, so
 * that constraint programming proves the best at thousands of features.
 */
final class ServedGoal implements SolvedGoal {
  /** A whole number of the solver's objective is at least this part of what is worth 1. */
  private static final double FINEST = 1e3;

  /** Sums of the solver's objective stay well below 2⁶³. */
  private static final double LARGEST = 1e17;

  /** Weeks are told apart to a tenth when roadmaps are as good. */
  private static final double WEEKS = 10;

  private final int size;
  private final double already;
  private final int lost;
  private final boolean fewest;
  private final List<Group> groups;
  private final double[][] deltas;

  private ServedGoal(int size, double already, int lost, boolean fewest, List<Group> groups) {
    this.size = size;
    this.already = already;
    this.lost = lost;
    this.fewest = fewest;
    this.groups = groups;
    this.deltas = new double[size][groups.size()];
    for (int group = 0; group < groups.size(); group++) {
      for (int feature : groups.get(group).wants.stream().toArray()) {
        deltas[feature][group] = 1;
      }
    }
  }

  /**
   * Accounts that ask alike.
   *
   * @param wants candidates they ask for
   * @param need how many of those they have to get, at least 1 and at most all
   */
  private record Group(BitSet wants, int need, double weight) {}

  private record Alike(BitSet wants, int need) {}

  /**
   * What an account asks for, of what can be planned.
   *
   * @param wants candidates, by place
   * @param need how many of them it still has to get; 0 or less: it is served already; more than it
   *     wants: it cannot be served
   */
  record Wish(BitSet wants, int need, double weight) {}

  /**
   * @param size features there are to choose from
   * @param fewest whether of equals the one with fewest features is best, rather than that of least
   *     effort
   */
  static ServedGoal of(int size, List<Wish> wishes, boolean fewest) {
    double already = 0;
    int lost = 0;
    Map<Alike, Double> weights = new HashMap<>();
    List<Alike> order = new ArrayList<>();
    for (Wish wish : wishes) {
      if (wish.need <= 0) {
        already += wish.weight;
      } else if (wish.need > wish.wants.cardinality()) {
        lost++;
      } else {
        var alike = new Alike(wish.wants, wish.need);
        if (weights.merge(alike, wish.weight, Double::sum) == wish.weight) {
          order.add(alike);
        }
      }
    }
    return new ServedGoal(
        size,
        already,
        lost,
        fewest,
        order.stream()
            .distinct()
            .map(one -> new Group(one.wants, one.need, weights.getOrDefault(one, 0.0)))
            .toList());
  }

  /** Accounts that no roadmap can serve, because what they ask for cannot be planned. */
  int lost() {
    return lost;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double[] start() {
    return new double[groups.size()];
  }

  @Override
  public double[] delta(int feature) {
    return deltas[feature];
  }

  @Override
  public double value(double[] state) {
    double sum = already;
    for (int group = 0; group < state.length; group++) {
      Group of = groups.get(group);
      sum += state[group] >= of.need ? of.weight : 0;
    }
    return sum;
  }

  @Override
  public double bound(double[] state, double[] rest) {
    double sum = already;
    for (int group = 0; group < state.length; group++) {
      Group of = groups.get(group);
      sum += state[group] + rest[group] >= of.need ? of.weight : 0;
    }
    return sum;
  }

  @Override
  public double most() {
    double sum = already;
    for (Group group : groups) {
      sum += group.weight;
    }
    return sum;
  }

  @Override
  public Comparator<Chosen> bestFirst() {
    return fewest ? Chosen.FEWEST_FIRST : Chosen.BEST_FIRST;
  }

  @Override
  public boolean isLeaner(Chosen one, Chosen other) {
    return fewest
        ? one.features().cardinality() < other.features().cardinality()
        : SolvedGoal.super.isLeaner(one, other);
  }

  /** Of what is worth the same the solver takes that of least effort, or of fewest features. */
  @Override
  public Scale addTo(RuleModel of, Rules rules) {
    long[] efforts = new long[size];
    long all = 0;
    for (int feature = 0; feature < size; feature++) {
      efforts[feature] = fewest ? 1 : Math.round(rules.weeks()[feature] * WEEKS);
      all += efforts[feature];
    }
    long step = all + 1;
    double unit = Math.min(FINEST, LARGEST / step / Math.max(most(), 1));
    LinearExprBuilder objective = LinearExpr.newBuilder();
    for (Group group : groups) {
      BoolVar served = of.model.newBoolVar("");
      int[] wants = group.wants.stream().toArray();
      if (group.need == wants.length) {
        for (int feature : wants) {
          of.model.addImplication(served, of.chosen[feature]);
        }
      } else {
        Literal[] which = new Literal[wants.length];
        for (int i = 0; i < wants.length; i++) {
          which[i] = of.chosen[wants[i]];
        }
        of.model.addGreaterOrEqual(LinearExpr.sum(which), LinearExpr.term(served, group.need));
      }
      objective.addTerm(served, step * Math.round(group.weight * unit));
    }
    for (int feature = 0; feature < size; feature++) {
      objective.addTerm(of.chosen[feature], -efforts[feature]);
    }
    of.model.maximize(objective);
    double most = most();
    double left = all;
    double rounding = groups.size() / 2.0 / unit;
    return new Scale(
        bound -> Math.min(most, already + Math.floor((bound + left) / step) / unit + rounding),
        true);
  }
}
