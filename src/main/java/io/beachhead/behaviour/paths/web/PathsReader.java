package io.beachhead.behaviour.paths.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.paths.PathQuestion;
import io.beachhead.behaviour.paths.PathQuestion.Direction;
import io.beachhead.behaviour.people.Unit;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a body into a question about paths, with every mistake named. */
final class PathsReader {
  private static final int USUAL_STEPS = 3;
  private static final int USUAL_NODES = 8;

  private static final List<String> OF = List.of("node", "from", "to");

  private PathsReader() {}

  static PathQuestion question(PathsBody body) {
    var problems = new ArrayList<ProblemItem>();
    if (body.event() == null || body.event().isBlank()) {
      problems.add(
          ProblemItem.of(
              "event", body.event(), "must name the event that paths begin or end with"));
    }
    int steps = between("steps", body.steps(), USUAL_STEPS, PathQuestion.MOST_STEPS, problems);
    int nodes = between("nodes", body.nodes(), USUAL_NODES, PathQuestion.MOST_NODES, problems);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the question's fields.", problems);
    }
    return new PathQuestion(
        new EventSelector(body.event(), Map.of()),
        body.direction() == null ? Direction.AFTER : body.direction(),
        steps,
        nodes,
        body.by() == null ? Unit.PERSON : body.by(),
        body.where() == null ? Map.of() : body.where());
  }

  /** Which number of the answer {@code of} means. */
  static PathQuestion.Of of(PathsBody body) {
    var of = body.of();
    if (of == null || of.isNull()) {
      return new PathQuestion.Of(null, PathQuestion.THE_EVENT);
    }
    var problems = new ArrayList<ProblemItem>();
    if (!of.isObject()) {
      problems.add(
          ProblemItem.of("of", of.toString(), "must be an object such as {\"node\":\"1:end\"}"));
    }
    of.propertyNames().stream()
        .filter(name -> !OF.contains(name))
        .forEach(name ->
            problems.add(
                ProblemItem.of("of." + name, null, "must be one of " + String.join(", ", OF))));
    var to = of.path(of.has("node") ? "node" : "to").asString("");
    if (to.isEmpty() || (of.has("node") && (of.has("from") || of.has("to")))) {
      problems.add(ProblemItem.of("of", of.toString(), "needs node, or from and to: ids of nodes"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check which number is meant.", problems);
    }
    return new PathQuestion.Of(of.has("from") ? of.path("from").asString("") : null, to);
  }

  private static int between(
      String field, @Nullable Integer asked, int usual, int most, List<ProblemItem> problems) {
    int value = asked == null ? usual : asked;
    if (value < 1 || value > most) {
      problems.add(ProblemItem.of(field, Integer.toString(value), "must be 1 to " + most));
    }
    return value;
  }
}
