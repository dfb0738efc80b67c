package io.beachhead.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * <b>Question:</b> which standard normal numbers represent a distribution well with few draws?
 *
 * <p><b>Estimator:</b> Latin hypercube sampling: the middles of equally likely strata, in an order
 * shuffled anew for every dimension from a fixed seed.
 *
 * <p><b>Inputs:</b> number of draws, the dimension's index, the seed.
 *
 * <p><b>Assumptions:</b> dimensions are independent.
 *
 * <p><b>Undefined when:</b> never.
 *
 * <p><b>Source:</b> McKay, Beckman and Conover (1979), Technometrics 21.
 *
 * <p><b>Checked against:</b> the quantiles of one dimension are those of the normal distribution.
 */
public final class StratifiedNormals {
  private StratifiedNormals() {}

  /** As many numbers as {@code draws}; the same arguments give the same numbers. */
  public static double[] of(int draws, int dimension, long seed) {
    NormalDistribution normal = NormalDistribution.of(0, 1);
    double[] values = new double[draws];
    for (int i = 0; i < draws; i++) {
      values[i] = normal.inverseCumulativeProbability((i + 0.5) / draws);
    }
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {seed, dimension});
    ArraySampler.shuffle(random, values);
    return values;
  }
}
