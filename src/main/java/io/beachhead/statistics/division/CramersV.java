package io.beachhead.statistics.division;

import java.util.Optional;

/**
 * <b>Question:</b> how closely do groups and categories go together?
 *
 * <p><b>Estimator:</b> Cramér's V, corrected for bias: φ² = χ²/n less (r − 1)(c − 1)/(n − 1), at
 * least 0, over the smaller of the corrected numbers of rows and columns less 1.
 *
 * <p><b>Undefined when:</b> either side has fewer than two categories that occur.
 *
 * <p><b>Source:</b> Bergsma (2013), J. Korean Stat. Soc. 42.
 *
 * @param v 0 to 1
 * @param rows of which the category is known
 */
public record CramersV(double v, int rows) {
  /** Between groups and a trait. */
  public static Optional<CramersV> of(Trait trait, int[] group, int groups) {
    var counts = new int[groups][trait.levels()];
    var inGroup = new int[groups];
    var inLevel = new int[trait.levels()];
    int n = 0;
    for (int i = 0; i < group.length; i++) {
      int level = trait.level()[i];
      if (level >= 0) {
        counts[group[i]][level]++;
        inGroup[group[i]]++;
        inLevel[level]++;
        n++;
      }
    }
    double chiSquare = 0;
    int r = 0;
    int c = 0;
    for (int each : inGroup) {
      r += each > 0 ? 1 : 0;
    }
    for (int level = 0; level < inLevel.length; level++) {
      c += inLevel[level] > 0 ? 1 : 0;
      for (int g = 0; g < groups; g++) {
        double expected = (double) inGroup[g] * inLevel[level] / Math.max(1, n);
        double off = counts[g][level] - expected;
        chiSquare += expected > 0 ? off * off / expected : 0;
      }
    }
    if (r < 2 || c < 2) {
      return Optional.empty();
    }
    double phi2 = Math.max(0, chiSquare / n - (r - 1.0) * (c - 1) / (n - 1));
    double rows = r - (r - 1.0) * (r - 1) / (n - 1);
    double columns = c - (c - 1.0) * (c - 1) / (n - 1);
    double most = Math.min(rows, columns) - 1;
    return Optional.of(new CramersV(most > 0 ? Math.min(1, Math.sqrt(phi2 / most)) : 0, n));
  }
}
