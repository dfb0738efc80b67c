package io.beachhead.workspace.web.account;

import io.beachhead.web.Format;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.access.Sessions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ends one's own sessions elsewhere; not from one that somebody left open. */
@Controller
@Hidden
@ConditionalOnWebApplication
@RunsAs(Workload.LIGHT)
class OwnSessionsController {
  private final Sessions sessions;

  OwnSessionsController(Sessions sessions) {
    this.sessions = sessions;
  }

  @PostMapping(SecurityController.PAGE + "/sessions/{id}/ending")
  ModelAndView end(
      @PathVariable String id, HttpServletRequest request, RedirectAttributes redirect) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      return SecurityController.signInAgain();
    }
    return SecurityController.back(
        redirect,
        sessions.end(user.id(), id)
            ? "That device is signed out."
            : "That session had already ended.");
  }

  @PostMapping(SecurityController.PAGE + "/sessions/ending")
  ModelAndView endOthers(HttpServletRequest request, RedirectAttributes redirect) {
    var user = SecurityController.member();
    if (!sessions.fresh(request)) {
      return SecurityController.signInAgain();
    }
    int ended = sessions.endOthers(user.id(), request);
    return SecurityController.back(
        redirect,
        ended == 0
            ? "You are signed in nowhere else."
            : "Signed out: %s.".formatted(Format.count(ended, "other session")));
  }
}
