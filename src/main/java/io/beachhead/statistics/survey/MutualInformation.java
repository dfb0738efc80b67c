package io.beachhead.statistics.survey;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * <b>Question:</b> does knowing the persona tell which job a statement is about?
 *
 * <p><b>Estimator:</b> mutual information I = H(jobs) − H(jobs | personas) of the counts, in bits;
 * its share I / H(jobs); p = (1 + permutations with at least as much) / (1 + permutations), jobs
 * being shuffled over the statements with a fixed seed.
 *
 * <p><b>Inputs:</b> counts, a row per persona, a column per job.
 *
 * <p><b>Assumptions:</b> statements are exchangeable under the hypothesis that personas do not
 * matter. I of few statements is too high by about (rows − 1)(columns − 1) / (2 n ln 2) bits: the
 * p, not the size, says whether there is anything.
 *
 * <p><b>Undefined when:</b> there are fewer than two personas or all statements are about one job.
 *
 * <p><b>Source:</b> Cover and Thomas, Elements of Information Theory (2006), chapter 2; Phipson and
 * Smyth (2010) for the p of permutations.
 *
 * <p><b>Checked against:</b> independence (0 bits), a persona per job (share 1) and a hand-made
 * table.
 *
 * @param bits at least 0
 * @param share of the entropy of jobs that personas explain, from 0 to 1
 * @param p of the permutations, above 0
 * @param n statements
 */
public record MutualInformation(double bits, double share, double p, int n) {
  private static final int PERMUTATIONS = 1_999;
  private static final long SEED = 7;

  /** What a table says; empty where it says nothing. */
  public static Optional<MutualInformation> of(int[][] counts) {
    int rows = (int) Arrays.stream(counts).filter(row -> Arrays.stream(row).sum() > 0).count();
    int n = Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    double jobs = n == 0 ? 0 : entropy(columnSums(counts), n);
    if (rows < 2 || !(jobs > 0)) {
      return Optional.empty();
    }
    int[] persona = new int[n];
    int[] job = new int[n];
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts[i].length; j++) {
        Arrays.fill(persona, at, at + counts[i][j], i);
        Arrays.fill(job, at, at + counts[i][j], j);
        at += counts[i][j];
      }
    }
    double bits = bits(counts, n, jobs);
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
    int asMuch = 0;
    int[][] table = new int[counts.length][counts[0].length];
    for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
      shuffle(job, random);
      for (int[] row : table) {
        Arrays.fill(row, 0);
      }
      for (int i = 0; i < n; i++) {
        table[persona[i]][job[i]]++;
      }
      // Rounding must not make the table itself beat itself.
      asMuch += bits(table, n, jobs) >= bits - 1e-12 ? 1 : 0;
    }
    return Optional.of(
        new MutualInformation(bits, bits / jobs, (1.0 + asMuch) / (1 + PERMUTATIONS), n));
  }

  private static double bits(int[][] counts, int n, double jobs) {
    double left = 0;
    for (int[] row : counts) {
      int sum = Arrays.stream(row).sum();
      left += sum == 0 ? 0 : (double) sum / n * entropy(row, sum);
    }
    return Math.max(0, jobs - left);
  }

  private static int[] columnSums(int[][] counts) {
    int[] sums = new int[counts[0].length];
    for (int[] row : counts) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += row[j];
      }
    }
    return sums;
  }

  private static double entropy(int[] counts, int n) {
    double sum = 0;
    for (int count : counts) {
      double share = (double) count / n;
      sum -= count == 0 ? 0 : share * Math.log(share);
    }
    return sum / Math.log(2);
  }

  private static void shuffle(int[] values, UniformRandomProvider random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
