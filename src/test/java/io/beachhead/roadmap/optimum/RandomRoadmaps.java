package io.beachhead.roadmap.optimum;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Goals and rules made at random from a seed, and the best of all their roadmaps by brute force.
 */
final class RandomRoadmaps {
  private final SplittableRandom random;
  final CurvedGoal goal;
  final Rules rules;

  RandomRoadmaps(long seed, int features, int quarters) {
    random = new SplittableRandom(seed);
    goal = goal(features, 2 + random.nextInt(6));
    rules = rules(features, quarters);
  }

  /** S-curves over sums of values: the share of each group that is above its threshold. */
  record Curves(double[] base, double[][] values, double[] threshold, double[] weight)
      implements CurvedGoal {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public double[] start() {
      return base.clone();
    }

    @Override
    public double[] delta(int feature) {
      return values[feature];
    }

    @Override
    public double value(double[] state) {
      double sum = 0;
      for (int group = 0; group < state.length; group++) {
        sum += weight[group] / (1 + Math.exp(threshold[group] - state[group]));
      }
      return sum;
    }

    @Override
    public double bound(double[] state, double[] rest) {
      double[] most = state.clone();
      for (int group = 0; group < most.length; group++) {
        most[group] += rest[group];
      }
      return value(most);
    }

    @Override
    public int parts() {
      return base.length;
    }

    @Override
    public int mean(int part) {
      return part;
    }

    @Override
    public int spreads(int part) {
      return -1;
    }

    @Override
    public int squares(int part) {
      return -1;
    }

    @Override
    public double correlation() {
      return 0;
    }

    @Override
    public double part(int part, double mean, double variance) {
      return weight[part] / (1 + Math.exp(threshold[part] - mean));
    }

    @Override
    public double most() {
      double sum = 0;
      for (double one : weight) {
        sum += one;
      }
      return sum;
    }
  }

  private CurvedGoal goal(int features, int groups) {
    double[][] values = new double[features][groups];
    for (double[] row : values) {
      for (int group = 0; group < groups; group++) {
        row[group] =
            random.nextDouble() < 0.4 ? random.nextDouble(5) - (random.nextInt(6) == 0 ? 3 : 0) : 0;
      }
    }
    double[] base = new double[groups];
    double[] threshold = new double[groups];
    double[] weight = new double[groups];
    for (int group = 0; group < groups; group++) {
      threshold[group] = 2 + random.nextDouble(8);
      weight[group] = 10 + random.nextInt(200);
    }
    return new Curves(base, values, threshold, weight);
  }

  private Rules rules(int features, int quarters) {
    double[] weeks = new double[features];
    int[][] requires = new int[features][];
    for (int feature = 0; feature < features; feature++) {
      weeks[feature] = 1 + random.nextInt(12);
      requires[feature] =
          feature > 0 && random.nextInt(4) == 0 ? new int[] {random.nextInt(feature)} : new int[0];
    }
    BitSet all = new BitSet();
    all.set(0, features);
    List<Rules.Limit> limits = new ArrayList<>();
    limits.add(new Rules.Limit(all, 8 + random.nextInt(4 * features)));
    if (random.nextInt(3) == 0) {
      limits.add(new Rules.Limit(pick(features, features / 2), 6 + random.nextInt(2 * features)));
    }
    return new Rules(
        weeks,
        requires,
        random.nextInt(3) == 0 ? List.of(pick(features, 2)) : List.of(),
        random.nextInt(2) == 0 ? List.of(pick(features, 3)) : List.of(),
        random.nextInt(4) == 0 ? pick(features, 1) : new BitSet(),
        random.nextInt(4) == 0 ? pick(features, 1) : new BitSet(),
        limits,
        quarters);
  }

  private BitSet pick(int of, int count) {
    BitSet picked = new BitSet();
    while (picked.cardinality() < count) {
      picked.set(random.nextInt(of));
    }
    return picked;
  }

  /** Every roadmap there is, the best first. */
  List<Chosen> all() {
    List<Chosen> all = new ArrayList<>();
    for (long set = 0; set < 1L << goal.size(); set++) {
      BitSet chosen = BitSet.valueOf(new long[] {set});
      if (isRoadmap(chosen)) {
        all.add(new Climb(goal, rules).chosen(chosen));
      }
    }
    all.sort(Chosen.BEST_FIRST);
    return all;
  }

  /** Asked anew, in a plainer way than the rules do. */
  private boolean isRoadmap(BitSet chosen) {
    boolean kept = !chosen.intersects(rules.mustNot());
    for (int must : rules.must().stream().toArray()) {
      kept &= chosen.get(must);
    }
    for (int feature : chosen.stream().toArray()) {
      for (int required : rules.requires()[feature]) {
        kept &= chosen.get(required);
      }
    }
    for (BitSet set : rules.together()) {
      long in = set.stream().filter(chosen::get).count();
      kept &= in == 0 || in == set.cardinality();
    }
    for (BitSet set : rules.apart()) {
      kept &= set.stream().filter(chosen::get).count() <= 1;
    }
    return kept && divides(chosen.stream().toArray(), 0, new int[goal.size()]);
  }

  private boolean divides(int[] features, int at, int[] quarter) {
    if (at == features.length) {
      return isDivision(features, quarter);
    }
    for (int each = 0; each < rules.quarters(); each++) {
      quarter[features[at]] = each;
      if (divides(features, at + 1, quarter)) {
        return true;
      }
    }
    return false;
  }

  private boolean isDivision(int[] features, int[] quarter) {
    for (int feature : features) {
      for (int required : rules.requires()[feature]) {
        if (quarter[required] > quarter[feature]) {
          return false;
        }
      }
    }
    for (Rules.Limit limit : rules.limits()) {
      double[] used = new double[rules.quarters()];
      for (int feature : features) {
        used[quarter[feature]] += limit.features().get(feature) ? rules.weeks()[feature] : 0;
      }
      for (double sum : used) {
        if (sum > limit.capacity()) {
          return false;
        }
      }
    }
    return true;
  }
}
