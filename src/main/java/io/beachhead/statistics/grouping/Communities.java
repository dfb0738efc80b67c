package io.beachhead.statistics.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Question: which things have most of their nearest neighbours in common?
 *
 * <p>Estimator: each thing is tied to its k nearest neighbours, with similarity squared as the
 * strength of the tie; the Louvain method then looks for the groups of highest modularity, Q = Σ
 * (strength inside − γ · strength expected), γ being the resolution. It says by itself how many
 * groups there are.
 *
 * <p>Inputs: n things, a symmetric similarity (what is below 0 counts as 0), k, γ &gt; 0 (more
 * means more and smaller groups), a seed for the order in which things are visited. Takes memory in
 * k · n and time in n².
 *
 * <p>Undefined when: never; a thing without any tie is a group of its own.
 *
 * <p>Source: Blondel et al. 2008; Reichardt and Bornholdt 2006 for the resolution.
 *
 * <p>Checked against: Zachary's karate club, whose best known modularity is .4198 in four groups.
 */
public final class Communities {
  private static final int MOST_ROUNDS = 20;
  private static final double NO_GAIN = 1e-12;

  private Communities() {}

  /** How alike things are, given by their places in a list. */
  @FunctionalInterface
  public interface Similarities {
    double between(int one, int other);
  }

  /**
   * How groups are sought.
   *
   * @param neighbours k, at least 1
   * @param resolution γ
   */
  public record Search(int neighbours, double resolution, long seed) {}

  /**
   * The groups.
   *
   * @param step called with 1 for each thing whose neighbours are known; may throw to stop
   * @return for each thing the number of its group, counted from 0 in the order of first members
   */
  public static int[] of(int size, Similarities similarities, Search search, LongConsumer step) {
    return of(ties(size, similarities, search.neighbours, step), search);
  }

  /** The same on ties that are known: for each thing the strength of its tie to others. */
  static int[] of(List<Map<Integer, Double>> ties, Search search) {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(search.seed);
    var graph = new Graph(ties, new double[ties.size()]);
    int[] groups = new int[ties.size()];
    Arrays.setAll(groups, i -> i);
    for (boolean moved = true; moved; ) {
      int[] communities = graph.move(search.resolution, random);
      int count = renumber(communities);
      moved = count < communities.length;
      for (int i = 0; i < groups.length; i++) {
        groups[i] = communities[groups[i]];
      }
      graph = graph.joined(communities, count);
    }
    renumber(groups);
    return groups;
  }

  private static List<Map<Integer, Double>> ties(
      int size, Similarities similarities, int neighbours, LongConsumer step) {
    var ties = new ArrayList<Map<Integer, Double>>(size);
    for (int i = 0; i < size; i++) {
      ties.add(new LinkedHashMap<>());
    }
    int kept = Math.min(neighbours, size - 1);
    int[] nearest = new int[Math.max(1, kept)];
    double[] strength = new double[nearest.length];
    for (int i = 0; i < size; i++) {
      int found = 0;
      for (int j = 0; j < size; j++) {
        double similarity = i == j ? 0 : similarities.between(i, j);
        if (similarity > 0 && (found < kept || similarity > strength[found - 1])) {
          int at = found < kept ? found++ : found - 1;
          while (at > 0 && strength[at - 1] < similarity) {
            strength[at] = strength[at - 1];
            nearest[at] = nearest[at - 1];
            at--;
          }
          strength[at] = similarity;
          nearest[at] = j;
        }
      }
      for (int n = 0; n < found; n++) {
        double squared = strength[n] * strength[n];
        ties.get(i).put(nearest[n], squared);
        ties.get(nearest[n]).put(i, squared);
      }
      step.accept(1);
    }
    return ties;
  }

  /** Numbers from 0 on in the order of first appearance; how many there are. */
  private static int renumber(int[] groups) {
    var numbers = new HashMap<Integer, Integer>();
    for (int i = 0; i < groups.length; i++) {
      groups[i] = numbers.computeIfAbsent(groups[i], _ -> numbers.size());
    }
    return numbers.size();
  }

  /** Things or whole communities with ties; {@code inside} is twice the strength within a node. */
  private record Graph(List<Map<Integer, Double>> ties, double[] inside) {

    /** Moves nodes to the community of a neighbour as long as modularity rises. */
    int[] move(double resolution, UniformRandomProvider random) {
      int size = ties.size();
      int[] communities = new int[size];
      double[] degrees = new double[size];
      double all = 0;
      for (int i = 0; i < size; i++) {
        communities[i] = i;
        degrees[i] = inside[i] + ties.get(i).values().stream().mapToDouble(tie -> tie).sum();
        all += degrees[i];
      }
      double[] totals = degrees.clone();
      var order = new ArrayList<Integer>();
      for (int i = 0; i < size; i++) {
        order.add(i);
      }
      boolean moved = all > 0;
      for (int round = 0; moved && round < MOST_ROUNDS; round++) {
        moved = false;
        ListSampler.shuffle(random, order);
        for (int node : order) {
          int from = communities[node];
          totals[from] -= degrees[node];
          int to = best(node, communities, totals, resolution * degrees[node] / all);
          totals[to] += degrees[node];
          communities[node] = to;
          moved |= to != from;
        }
      }
      return communities;
    }

    private int best(int node, int[] communities, double[] totals, double price) {
      var strengths = new LinkedHashMap<Integer, Double>();
      ties.get(node).forEach((other, tie) -> strengths.merge(communities[other], tie, Double::sum));
      int best = communities[node];
      double most = strengths.getOrDefault(best, 0.0) - price * totals[best];
      for (var strength : strengths.entrySet()) {
        double gain = strength.getValue() - price * totals[strength.getKey()];
        if (gain > most + NO_GAIN) {
          best = strength.getKey();
          most = gain;
        }
      }
      return best;
    }

    /** Each community as one node. */
    Graph joined(int[] communities, int count) {
      var joined = new ArrayList<Map<Integer, Double>>();
      for (int i = 0; i < count; i++) {
        joined.add(new LinkedHashMap<>());
      }
      double[] within = new double[count];
      for (int i = 0; i < communities.length; i++) {
        int own = communities[i];
        within[own] += inside[i];
        for (var tie : ties.get(i).entrySet()) {
          int other = communities[tie.getKey()];
          if (own == other) {
            within[own] += tie.getValue();
          } else {
            joined.get(own).merge(other, tie.getValue(), Double::sum);
          }
        }
      }
      return new Graph(joined, within);
    }
  }
}
