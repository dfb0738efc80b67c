package io.beachhead.behaviour.people;

/** Adds the counts of one part of the people to those of another, place by place. */
public final class Sums {
  private Sums() {}

  public static void add(int[] sum, int[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  public static void add(long[] sum, long[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }
}
