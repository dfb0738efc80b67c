package io.beachhead.statistics.grouping;

import java.util.HashMap;
import java.util.Map;

/**
 * Question: how well do groups that were found agree with labels that people gave?
 *
 * <p>Estimator: adjusted Rand index (pairs that both put together or both keep apart, corrected for
 * chance); B-cubed precision and recall (for each thing, the share of its group that has its label,
 * and the share of its label that is in its group, averaged); purity (the share of things that have
 * the most frequent label of their group).
 *
 * <p>Inputs: two numberings of the same things. A thing in no group must have a number of its own.
 *
 * <p>Undefined when: there are no things. Where both ways put everything together, or everything
 * apart, the adjusted Rand index is 1.
 *
 * <p>Source: Hubert and Arabie 1985; Bagga and Baldwin 1998, Amigó et al. 2009; Manning et al. 2008
 * §16.3.
 *
 * <p>Checked against: scikit-learn's {@code adjusted_rand_score([0,0,1,2],[0,0,1,1])} = .571429;
 * Manning's example of 17 points (adjusted Rand .242915, purity .705882); B-cubed by hand.
 *
 * @param adjustedRand 1 for the same groups, 0 as by chance, may be below 0
 * @param precision B-cubed, in (0, 1]
 * @param recall B-cubed, in (0, 1]
 * @param purity in (0, 1]
 */
public record Agreement(double adjustedRand, double precision, double recall, double purity) {

  /** The harmonic mean of B-cubed precision and recall. */
  public double bCubed() {
    return 2 * precision * recall / (precision + recall);
  }

  /**
   * Compares groups with labels.
   *
   * @throws IllegalArgumentException where there are none, or not as many of one as of the other
   */
  public static Agreement of(int[] groups, int[] labels) {
    if (groups.length != labels.length || groups.length == 0) {
      throw new IllegalArgumentException(
          "%d groups and %d labels".formatted(groups.length, labels.length));
    }
    var inGroup = new HashMap<Integer, Integer>();
    var inLabel = new HashMap<Integer, Integer>();
    var inBoth = new HashMap<Long, Integer>();
    for (int i = 0; i < groups.length; i++) {
      inGroup.merge(groups[i], 1, Integer::sum);
      inLabel.merge(labels[i], 1, Integer::sum);
      inBoth.merge(cell(groups[i], labels[i]), 1, Integer::sum);
    }
    double n = groups.length;
    double precision = 0;
    double recall = 0;
    var largest = new HashMap<Integer, Integer>();
    for (var both : inBoth.entrySet()) {
      int group = (int) (both.getKey() >> 32);
      int label = (int) (long) both.getKey();
      double count = both.getValue();
      precision += count * count / inGroup.getOrDefault(group, 1);
      recall += count * count / inLabel.getOrDefault(label, 1);
      largest.merge(group, both.getValue(), Math::max);
    }
    double purity = largest.values().stream().mapToInt(Integer::intValue).sum() / n;
    return new Agreement(
        adjustedRand(inGroup, inLabel, inBoth, n), precision / n, recall / n, purity);
  }

  private static double adjustedRand(
      Map<Integer, Integer> inGroup,
      Map<Integer, Integer> inLabel,
      Map<Long, Integer> inBoth,
      double n) {
    double together = pairs(inBoth);
    double byGroup = pairs(inGroup);
    double byLabel = pairs(inLabel);
    double all = n * (n - 1) / 2;
    double expected = all == 0 ? 0 : byGroup * byLabel / all;
    double most = (byGroup + byLabel) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double pairs(Map<?, Integer> counts) {
    return counts.values().stream().mapToDouble(count -> count * (count - 1.0) / 2).sum();
  }

  private static long cell(int group, int label) {
    return ((long) group << 32) | (label & 0xffffffffL);
  }
}
