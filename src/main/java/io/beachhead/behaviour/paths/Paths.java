package io.beachhead.behaviour.paths;

import io.beachhead.behaviour.Conditions;
import io.beachhead.behaviour.Matcher;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.people.CurrentHistories;
import org.springframework.stereotype.Component;

/** Answers what people do before and after an event. */
@Component
public class Paths {
  private final CurrentHistories histories;
  private final Conditions conditions;

  Paths(CurrentHistories histories, Conditions conditions) {
    this.histories = histories;
    this.conditions = conditions;
  }

  public PathAnswer answer(PathQuestion question, Period period) {
    var all = histories.now();
    Matcher scope = conditions.of(question.where(), all);
    var event = conditions.of(question.event(), all).and(scope);
    var tally = all.tally(question.by(), () -> new PathTally(question, period, event, scope));
    return new PathNodes(question, all.vocabulary().names, tally).answer();
  }
}
