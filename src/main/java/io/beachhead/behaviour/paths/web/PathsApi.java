package io.beachhead.behaviour.paths.web;

import io.beachhead.behaviour.asked.QuestionReader;
import io.beachhead.behaviour.paths.PathAnswer;
import io.beachhead.behaviour.paths.Paths;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What people do before and after an event, as JSON. */
@RestController
class PathsApi {
  private final Paths paths;
  private final QuestionReader common;

  PathsApi(Paths paths, QuestionReader common) {
    this.paths = paths;
    this.common = common;
  }

  /** Nodes and links, step by step away from the event; everybody counts once. */
  @PostMapping("/api/behaviour/paths")
  PathAnswer paths(@RequestBody PathsBody body) {
    return paths.answer(PathsReader.question(body), common.period(body));
  }
}
