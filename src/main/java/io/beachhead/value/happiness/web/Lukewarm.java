package io.beachhead.value.happiness.web;

import io.beachhead.value.happiness.HappyBehaviour;
import io.beachhead.value.happiness.Mark;
import io.beachhead.value.happiness.Observation;
import java.util.stream.IntStream;

/** Accounts that pay and use the product, but neither refer nor say what they think. */
final class Lukewarm {
  private Lukewarm() {}

  static int count(Observation seen) {
    return (int) IntStream.range(0, seen.base().size()).filter(row -> is(seen, row)).count();
  }

  static boolean is(Observation seen, int row) {
    return seen.present(row)
        && seen.mark(HappyBehaviour.PAYS, row) == Mark.YES
        && seen.mark(HappyBehaviour.USES, row) == Mark.YES
        && seen.mark(HappyBehaviour.REFERS, row) == Mark.NO
        && seen.mark(HappyBehaviour.ENGAGES, row) == Mark.NO;
  }
}
