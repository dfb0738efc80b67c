package io.beachhead.behaviour.sources;

import io.beachhead.behaviour.log.LogAccess;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The line above every page while product events cannot be read. */
@Controller
class UnreadableEventsController {
  static final String PATH = "/sources/unreadable";

  private static final HttpStatusCode STOP_POLLING = HttpStatusCode.valueOf(286);

  private final LogAccess log;

  UnreadableEventsController(LogAccess log) {
    this.log = log;
  }

  @GetMapping(PATH)
  ModelAndView line() {
    var view = new ModelAndView("behaviour/unreadable", "obstacle", log.obstacle().orElse(""));
    view.setStatus(STOP_POLLING);
    return view;
  }
}
