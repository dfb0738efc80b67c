package io.beachhead.text;

import java.util.Arrays;
import java.util.Random;

/** Spherical k-means, told how many groups there are: what a grouping has to beat. */
final class KMeans {
  private static final int ROUNDS = 30;

  private KMeans() {}

  /** The group of each unit vector. */
  static int[] of(float[][] vectors, int groups, long seed) {
    var random = new Random(seed);
    float[][] middles = new float[groups][];
    Arrays.setAll(middles, _ -> vectors[random.nextInt(vectors.length)].clone());
    int[] nearest = new int[vectors.length];
    for (int round = 0; round < ROUNDS; round++) {
      float[][] sums = new float[groups][vectors[0].length];
      for (int i = 0; i < vectors.length; i++) {
        nearest[i] = nearest(vectors[i], middles);
        for (int d = 0; d < vectors[i].length; d++) {
          sums[nearest[i]][d] += vectors[i][d];
        }
      }
      for (int g = 0; g < groups; g++) {
        double norm = Math.sqrt(dot(sums[g], sums[g]));
        if (norm > 0) {
          for (int d = 0; d < sums[g].length; d++) {
            middles[g][d] = (float) (sums[g][d] / norm);
          }
        }
      }
    }
    return nearest;
  }

  static int nearest(float[] vector, float[][] middles) {
    int best = 0;
    for (int g = 1; g < middles.length; g++) {
      if (dot(vector, middles[g]) > dot(vector, middles[best])) {
        best = g;
      }
    }
    return best;
  }

  private static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += one[d] * other[d];
    }
    return sum;
  }
}
