package io.beachhead.value;

import io.beachhead.statistics.StratifiedNormals;
import io.beachhead.value.features.Feature;
import io.beachhead.value.model.Distribution;
import io.beachhead.web.load.Overdue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * How many customers any selection of features makes happy, in a form that a search can go through
 * quickly. It is the value map's own sum over accounts: the same numbers, without their ranges.
 *
 * <p>A selection is a <em>state</em>, a vector to which every feature adds its {@link #delta}. What
 * a state is worth is then one pass over blocks of accounts that all selections treat alike.
 */
public final class HappyModel {
  /** A state has so many sums for each block: mean, spread, spread squared. */
  public static final int SUMS = HappyBlocks.SUMS;

  private static final double[] NONE = {};
  private static final Map<String, double[]> NORMALS = new ConcurrentHashMap<>();

  /** How far the table of shares under a curve may be off, twice. */
  private static final double TABLE_ERROR = 2e-4;

  private final ValueGrid grid;
  private final int[] candidates;
  private final List<String> keys;
  private final HappyBlocks blocks;
  private final double[][] weights;
  private final Weighing weighing;
  private final HappyTest test;

  private HappyModel(
      ValueGrid grid, int[] candidates, HappyBlocks blocks, Weighing weighing, HappyTest test) {
    this.grid = grid;
    this.candidates = candidates;
    this.keys =
        IntStream.of(candidates).mapToObj(place -> grid.features().get(place).key()).toList();
    this.blocks = blocks;
    this.weighing = weighing;
    this.test = test;
    this.weights = new double[blocks.size()][];
    double[] factors = weighing.factors(grid.division());
    for (int block = 0; block < weights.length; block++) {
      double[][] of = weighing.byArr ? blocks.arr()[block] : blocks.accounts()[block];
      weights[block] = new double[of.length];
      for (int one = 0; one < of.length; one++) {
        for (int segment = 0; segment < factors.length; segment++) {
          weights[block][one] += factors[segment] * of[one][segment];
        }
      }
    }
  }

  /**
   * What a happy account counts.
   *
   * @param byArr its ARR in the workspace's currency rather than 1
   * @param segments by key, by how much the accounts of a segment are multiplied
   * @param otherwise the same for segments not named
   */
  public record Weighing(boolean byArr, Map<String, Double> segments, double otherwise) {
    public Weighing {
      segments = Map.copyOf(segments);
    }

    /** Every happy account counts 1. */
    public static Weighing accounts() {
      return new Weighing(false, Map.of(), 1);
    }

    /** Happy accounts of one segment alone. */
    public static Weighing only(String segment) {
      return new Weighing(false, Map.of(segment, 1.0), 0);
    }

    double[] factors(Division division) {
      return division.parts().stream()
          .mapToDouble(part -> segments.getOrDefault(part.key(), otherwise))
          .toArray();
    }
  }

  static HappyModel of(ValueGrid grid) {
    List<Feature> features = grid.features();
    int[] candidates =
        IntStream.range(0, features.size()).filter(f -> !features.get(f).shipped()).toArray();
    return new HappyModel(
        grid,
        candidates,
        HappyBlocks.of(grid, candidates),
        Weighing.accounts(),
        new HappyTest(grid.model()));
  }

  /** The same accounts, counted otherwise. */
  public HappyModel weighted(Weighing other) {
    return new HappyModel(grid, candidates, blocks, other, test);
  }

  /** Keys of the features that a selection may add: all that are not shipped. */
  public List<String> features() {
    return keys;
  }

  /** Keys of the segments, in order. */
  public List<String> segments() {
    return grid.division().parts().stream().map(Division.Part::key).toList();
  }

  /** Names of the segments, in the same order. */
  public List<String> segmentNames() {
    return grid.division().parts().stream().map(Division.Part::name).toList();
  }

  /** How many accounts of a segment have a price, so that they can be happy. */
  public int paying(int segment) {
    return grid.who()[segment].paying();
  }

  /** Whether accounts are counted by their own values, so that blocks do not describe them. */
  public boolean isCounted() {
    return grid.model().distribution() == Distribution.EMPIRICAL;
  }

  /** The state in which only the shipped features are on. */
  public double[] start() {
    return isCounted() ? new double[candidates.length] : blocks.start().clone();
  }

  /**
   * What a feature adds to a state.
   *
   * @param candidate place in {@link #features}
   */
  public double[] delta(int candidate) {
    if (isCounted()) {
      double[] one = new double[candidates.length];
      one[candidate] = 1;
      return one;
    }
    return blocks.deltas()[candidate];
  }

  /** What the happy accounts of a state count together. */
  public double value(double[] state) {
    if (isCounted()) {
      return counted(state);
    }
    double sum = 0;
    for (int block = 0; block < weights.length; block++) {
      sum += happy(block, state[HappyBlocks.SUMS * block], spread(state, NONE, block));
    }
    return sum;
  }

  /**
   * At least what any state can count that lies between this one and it with the rest added.
   *
   * @param rest the positive parts of all deltas that may still come
   */
  public double bound(double[] state, double[] rest) {
    if (isCounted() || grid.model().distribution() == Distribution.LOGNORMAL) {
      return most();
    }
    double sum = test.isCurve() ? TABLE_ERROR * most() : 0;
    for (int block = 0; block < weights.length; block++) {
      double mean = state[HappyBlocks.SUMS * block] + rest[HappyBlocks.SUMS * block];
      // At a given mean the share rises or falls with the spread, whichever side of it the
      // threshold is, so the ends tell.
      sum +=
          Math.max(
              happy(block, mean, spread(state, NONE, block)),
              happy(block, mean, spread(state, rest, block)));
    }
    return sum;
  }

  /** The value a feature adds, over all accounts, in currency per year. */
  public double valueAdded(int candidate) {
    double sum = 0;
    for (int segment = 0; segment < grid.division().size(); segment++) {
      sum +=
          grid.division().parts().get(segment).accounts()
              * grid.cell(segment, candidates[candidate]).estimate().mean();
    }
    return sum;
  }

  /** What all accounts together count if all of them are happy. */
  public double most() {
    double sum = 0;
    for (double[] of : weights) {
      for (double weight : of) {
        sum += Math.max(0, weight);
      }
    }
    return sum;
  }

  /** ρ between the values that accounts see in different features. */
  public double correlation() {
    return grid.model().correlation();
  }

  /** Blocks of accounts that all selections treat alike. */
  public int blocks() {
    return blocks.size();
  }

  /**
   * What the happy accounts of a block count.
   *
   * @param mean of their value
   * @param spread between them
   */
  public double happy(int block, double mean, double spread) {
    double sum = 0;
    double[] of = weights[block];
    HappyTest.Asked[] asked = blocks.asked()[block];
    for (int one = 0; one < of.length; one++) {
      if (of[one] != 0) {
        sum += of[one] * test.happy(mean, spread, asked[one]);
      }
    }
    return sum;
  }

  /** The spread of a block's accounts in a state, with a further one added. */
  private double spread(double[] state, double[] more, int block) {
    int at = HappyBlocks.SUMS * block;
    double spreads = state[at + 1] + (more.length == 0 ? 0 : more[at + 1]);
    double squares = state[at + 2] + (more.length == 0 ? 0 : more[at + 2]);
    double rho = correlation();
    return Math.sqrt(Math.max(0, (1 - rho) * squares + rho * spreads * spreads));
  }

  /**
   * The same accounts under one draw from the posterior of all cells' means and of an observed
   * curve.
   *
   * @param draw from 0
   * @param draws how many there are
   */
  public HappyModel drawn(int draw, int draws) {
    AccountGrid all = grid.accounts();
    double[] start = blocks.start().clone();
    double[][] deltas = new double[candidates.length][];
    for (int candidate = 0; candidate < candidates.length; candidate++) {
      deltas[candidate] = blocks.deltas()[candidate].clone();
    }
    int[] candidateOf = new int[grid.features().size()];
    Arrays.fill(candidateOf, -1);
    for (int candidate = 0; candidate < candidates.length; candidate++) {
      candidateOf[candidates[candidate]] = candidate;
    }
    int dimension = 0;
    for (int feature = 0; feature < candidateOf.length; feature++) {
      Overdue.check();
      double[][] root = SelectedValues.root(all.cells(feature).covariance());
      double[] shift = new double[root.length];
      for (int along = 0; along < root.length; along++) {
        double normal = normals(draws, dimension++)[draw];
        for (int cell = along; cell < root.length; cell++) {
          shift[cell] += root[cell][along] * normal;
        }
      }
      boolean shipped = candidateOf[feature] < 0;
      blocks.shift(
          all, feature, cell -> shift[cell], shipped ? start : deltas[candidateOf[feature]]);
    }
    HappyTest moved =
        test.isCurve()
            ? test.moved(normals(draws, dimension)[draw], normals(draws, dimension + 1)[draw])
            : test;
    var drawn =
        new HappyBlocks(
            start,
            deltas,
            blocks.group(),
            blocks.speaker(),
            blocks.asked(),
            blocks.accounts(),
            blocks.arr());
    return new HappyModel(grid, candidates, drawn, weighing, moved);
  }

  private static double[] normals(int draws, int dimension) {
    return NORMALS.computeIfAbsent(
        draws + "/" + dimension,
        _ -> StratifiedNormals.of(draws, dimension, SelectedValues.SEED + 1));
  }

  /** For the empirical distribution, whose accounts are counted one by one. */
  private double counted(double[] state) {
    Overdue.check();
    boolean[] on = grid.accounts().selection(List.of());
    for (int candidate = 0; candidate < candidates.length; candidate++) {
      on[candidates[candidate]] = state[candidate] > 0.5;
    }
    var counted = new CountedValues(grid, on);
    var values = new SelectedValues(grid.accounts(), on);
    int segments = grid.division().size();
    double[] happy = new double[segments];
    double[] arr = new double[segments];
    for (int group = 0; group < grid.accounts().groups().size(); group++) {
      if (!counted.decides(group)) {
        add(values, group, happy, arr);
      }
    }
    counted.add(happy, new double[segments], arr);
    double[] factors = weighing.factors(grid.division());
    double sum = 0;
    for (int segment = 0; segment < segments; segment++) {
      sum += factors[segment] * (weighing.byArr ? arr : happy)[segment];
    }
    return sum;
  }

  private void add(SelectedValues values, int group, double[] happy, double[] arr) {
    GroupMembers members = grid.members(group);
    members.eachClass((one, count, ofArr) -> {
      double share = test.happy(values.mean(group), values.spread(group), grid.asked(one));
      for (int segment = 0; segment < happy.length; segment++) {
        happy[segment] += count[segment] * share;
        arr[segment] += ofArr[segment] * share;
      }
    });
    for (int speaker : members.speakers()) {
      double share =
          test.happy(
              values.speakerMean(speaker),
              values.speakerSpread(speaker),
              grid.askedSpeaker(speaker));
      happy[grid.segmentOfSpeaker(speaker)] += share;
      arr[grid.segmentOfSpeaker(speaker)] += grid.arrOfSpeaker(speaker) * share;
    }
  }
}
