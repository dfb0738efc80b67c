package io.beachhead.behaviour.paths;

import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.paths.PathQuestion.Direction;
import io.beachhead.behaviour.people.History;
import io.beachhead.behaviour.people.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts who goes from which event to which, step by step away from one event. */
final class PathTally implements Tally<PathTally> {
  /** Where nothing more happens; words of names are 0 and more. */
  static final int END = -1;

  private final PathQuestion question;
  private final Period period;
  private final Matcher event;
  private final Matcher scope;
  private final List<Map<Long, int[]>> moves = new ArrayList<>();
  private int total;

  /**
   * @param event the one that paths begin or end with
   * @param scope events that are steps
   */
  PathTally(PathQuestion question, Period period, Matcher event, Matcher scope) {
    this.question = question;
    this.period = period;
    this.event = event;
    this.scope = scope;
    for (int step = 0; step < question.steps(); step++) {
      moves.add(new HashMap<>());
    }
  }

  @Override
  public void count(History history) {
    int from = history.firstAt(period.from());
    int to = history.firstAt(period.to() + 1);
    boolean after = question.direction() == Direction.AFTER;
    int by = after ? 1 : -1;
    int at = after ? from : to - 1;
    while (at >= from && at < to && !event.matches(history, at)) {
      at += by;
    }
    if (at < from || at >= to) {
      return;
    }
    total++;
    int name = history.name(at);
    for (int step = 0; step < question.steps(); step++) {
      int last = name;
      do {
        at += by;
      } while (at >= from && at < to && (history.name(at) == last || !scope.matches(history, at)));
      boolean ended = at < from || at >= to;
      name = ended ? END : history.name(at);
      // All paths begin with the event, whatever it is called.
      count(step, step == 0 ? 0 : last, name, 1);
      if (ended) {
        return;
      }
    }
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
     * @param to the same, or {@link #END}
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
