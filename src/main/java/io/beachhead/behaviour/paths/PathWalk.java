package io.beachhead.behaviour.paths;

import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.paths.PathQuestion.Direction;
import io.beachhead.behaviour.people.History;

/** Walks one history step by step away from one event. */
final class PathWalk {
  /** Where nothing more happens; words of names are 0 and more. */
  static final int END = -1;

  private final PathQuestion question;
  private final Period period;
  private final Matcher event;
  private final Matcher scope;

  /**
   * @param event the one that paths begin or end with
   * @param scope events that are steps
   */
  PathWalk(PathQuestion question, Period period, Matcher event, Matcher scope) {
    this.question = question;
    this.period = period;
    this.event = event;
    this.scope = scope;
  }

  /** Is shown each step of a path, the event itself first. */
  interface Steps {
    /**
     * @param step 0 = the event itself, which comes from nowhere: {@code from} is then 0
     * @param from word of the name of the event before; of the first step always 0: all paths begin
     *     with the event, whatever it is called
     * @param to the same of this one, or {@link #END}
     * @param at place of the event in the history; at the end, of the last one before it
     */
    void step(int step, int from, int to, int at);
  }

  /** Shows the path of a history that has the event in the period. */
  void walk(History history, Steps visitor) {
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
    int name = history.name(at);
    visitor.step(0, 0, name, at);
    int reached = at;
    for (int step = 1; step <= question.steps(); step++) {
      int last = name;
      do {
        at += by;
      } while (at >= from && at < to && (history.name(at) == last || !scope.matches(history, at)));
      boolean ended = at < from || at >= to;
      name = ended ? END : history.name(at);
      reached = ended ? reached : at;
      visitor.step(step, step == 1 ? 0 : last, name, reached);
      if (ended) {
        return;
      }
    }
  }
}
