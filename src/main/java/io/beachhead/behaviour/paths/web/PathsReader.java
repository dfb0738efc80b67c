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

  private static int between(
      String field, @Nullable Integer asked, int usual, int most, List<ProblemItem> problems) {
    int value = asked == null ? usual : asked;
    if (value < 1 || value > most) {
      problems.add(ProblemItem.of(field, Integer.toString(value), "must be 1 to " + most));
    }
    return value;
  }
}
