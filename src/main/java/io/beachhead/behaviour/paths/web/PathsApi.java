package io.beachhead.behaviour.paths.web;

import io.beachhead.behaviour.actors.Actors;
import io.beachhead.behaviour.asked.Answered;
import io.beachhead.behaviour.asked.Asking;
import io.beachhead.behaviour.asked.OpeningQuestion;
import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.paths.PathAnswer;
import io.beachhead.behaviour.paths.Paths;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What people do before and after an event, as JSON. */
@RestController
class PathsApi implements OpeningQuestion {
  private final Paths paths;
  private final QuestionReader common;
  private final Asking asking;

  PathsApi(Paths paths, QuestionReader common, Asking asking) {
    this.asking = asking;
    this.paths = paths;
    this.common = common;
  }

  /** Nodes and links, step by step away from the event; everybody counts once. */
  @PostMapping("/api/behaviour/paths")
  Answered<PathAnswer> paths(@RequestBody PathsBody body) {
    var question = PathsReader.question(body);
    return new Answered<>(
        paths.answer(question, common.period(body)),
        body.wantsActors() ? asking.page(actors(body), body) : null);
  }

  @Override
  public String kind() {
    return "paths";
  }

  @Override
  public Actors actors(JsonNode question) {
    return actors(asking.read(question, PathsBody.class));
  }

  private Actors actors(PathsBody body) {
    return paths.actors(PathsReader.question(body), common.period(body), PathsReader.of(body));
  }
}
