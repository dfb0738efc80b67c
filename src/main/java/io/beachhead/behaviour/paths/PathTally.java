package io.beachhead.behaviour.paths;

import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts who goes from which event to which, step by step away from one event. */
final class PathTally implements Tally<PathTally> {
  private final PathWalk walk;
  private final List<Map<Long, int[]>> moves = new ArrayList<>();
  private int total;

  /**
   * @param steps away from the event
   */
  PathTally(PathWalk walk, int steps) {
    this.walk = walk;
    for (int step = 0; step < steps; step++) {
      moves.add(new HashMap<>());
    }
  }

  @Override
  public void count(History history) {
    walk.walk(
        history,
        (step, from, to, _) -> {
          if (step == 0) {
            total++;
          } else {
            count(step - 1, from, to, 1);
          }
        });
  }

  private void count(int step, int from, int to, int times) {
    moves.get(step).computeIfAbsent(key(from, to), _ -> new int[1])[0] += times;
  }

  private static long key(int from, int to) {
    return ((long) from << 32) | (to & 0xffff_ffffL);
  }

  @Override
  public void add(PathTally next) {
    total += next.total;
    for (int step = 0; step < moves.size(); step++) {
      int now = step;
      next.moves
          .get(step)
          .forEach((key, times) -> count(now, (int) (key >> 32), key.intValue(), times[0]));
    }
  }

  int total() {
    return total;
  }

  int steps() {
    return moves.size();
  }

  /** Is shown each move of a step. */
  interface Moves {
    /**
     * @param from word of the event's name
     * @param to the same, or {@link PathWalk#END}
     */
    void move(int from, int to, int times);
  }

  /**
   * Shows the moves from the events of one step to those of the next.
   *
   * @param step from 0: the move away from the event itself
   */
  void each(int step, Moves visitor) {
    moves
        .get(step)
        .forEach((key, times) -> visitor.move((int) (key >> 32), key.intValue(), times[0]));
  }
}
