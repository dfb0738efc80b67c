package io.beachhead.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Chance with a memory: the same seed and purpose throw the same numbers, on every machine. Each
 * part of a sample has its own purpose, so that a change in one leaves the others as they were.
 */
public final class Dice {
  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  public static Dice thrownFor(long seed, String purpose) {
    return new Dice(seed * 31 + purpose.hashCode());
  }

  /** From {@code low} to {@code high}, both included. */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A copy of {@code of} in a random order. */
  public <T> List<T> shuffled(List<T> of) {
    List<T> order = new ArrayList<>(of);
    for (int last = order.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      T moved = order.get(last);
      order.set(last, order.get(other));
      order.set(other, moved);
    }
    return order;
  }

  /** A standard normal draw (Box-Muller, by StrictMath so that every machine agrees). */
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  /**
   * {@code count} standard normal values at evenly spaced ranks, in a random order: a small group
   * that still has the shape of the whole distribution, its tail included.
   */
  public List<Double> evenNormals(int count) {
    List<Double> values = new ArrayList<>();
    for (int rank = 0; rank < count; rank++) {
      values.add(STANDARD_NORMAL.inverseCumulativeProbability((rank + 0.5) / count));
    }
    return shuffled(values);
  }
}
