package io.beachhead.behaviour.paths;

import io.beachhead.behaviour.Conditions;
import io.beachhead.behaviour.Period;
import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.log.Words;
import io.beachhead.behaviour.people.CurrentHistories;
import io.beachhead.behaviour.people.Histories;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.stream.Collectors;
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
    return counted(question, all, walk(question, period, all));
  }

  /**
   * Who is at a node of the answer, or came to it from another.
   *
   * @throws ProblemException 422 where the answer has no such node
   */
  public Actors actors(PathQuestion question, Period period, PathQuestion.Of of) {
    var all = histories.now();
    var walk = walk(question, period, all);
    var nodes = counted(question, all, walk).nodes();
    var words = all.vocabulary().names;
    var to = place("of.to", of.to(), nodes, words);
    var from = of.from() == null ? null : place("of.from", of.from(), nodes, words);
    if (from != null && from.step() != to.step() - 1) {
      throw ProblemException.unprocessable(
          "Check which number is meant.",
          List.of(ProblemItem.of("of.from", of.from(), "must be one step before " + of.to())));
    }
    var kept = all.tally(question.by(), () -> new PathActors(walk, to, from)).kept();
    return new Actors(kept, all, question.by(), _ -> null);
  }

  private PathWalk walk(PathQuestion question, Period period, Histories all) {
    var scope = conditions.of(question.where(), all);
    return new PathWalk(question, period, conditions.of(question.event(), all).and(scope), scope);
  }

  private static PathAnswer counted(PathQuestion question, Histories all, PathWalk walk) {
    var tally = all.tally(question.by(), () -> new PathTally(walk, question.steps()));
    return new PathNodes(question, all.vocabulary().names, tally).answer();
  }

  private static PathActors.Place place(
      String field, String id, List<PathAnswer.Node> nodes, Words words) {
    var node =
        nodes.stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() ->
                ProblemException.unprocessable(
                    "Check which number is meant.",
                    List.of(ProblemItem.of(field, id, "is no node of the answer"))));
    if (node.step() == 0) {
      return new PathActors.Place(0, _ -> true);
    }
    int word = words.find(node.event());
    var shown =
        nodes.stream()
            .filter(one -> one.step() == node.step() && one.kind() == PathAnswer.Kind.EVENT)
            .map(one -> words.find(one.event()))
            .collect(Collectors.toSet());
    return new PathActors.Place(
        node.step(),
        switch (node.kind()) {
          case EVENT -> name -> name == word;
          case OTHER -> name -> name != PathWalk.END && !shown.contains(name);
          case END -> name -> name == PathWalk.END;
        });
  }
}
