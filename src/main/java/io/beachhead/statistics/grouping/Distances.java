package io.beachhead.statistics.grouping;

/** How far apart things are, given by their places in a list. */
@FunctionalInterface
public interface Distances {
  /** At least 0, the same both ways, and 0 from a thing to itself. */
  double between(int one, int other);
}
