package io.beachhead.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container could not answer: faults in filters, malformed addresses. */
@Controller
@Hidden
@ConditionalOnWebApplication
class FaultController implements ErrorController {
  private final ProblemAnswers answers;

  FaultController(ProblemAnswers answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  void fault(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : 404;
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
      answers.sendFault(request, response, cause);
      return;
    }
    var detail =
        switch (status) {
          case 400 -> "The address or the headers of this request are malformed.";
          case 401 -> "Sign in or use an API key.";
          case 403 -> "You do not have permission for this.";
          case 404 -> "There is nothing at this address.";
          default -> "This request could not be answered.";
        };
    answers.send(request, response, HttpStatusCode.valueOf(status), detail);
  }
}
