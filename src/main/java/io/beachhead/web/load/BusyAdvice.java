package io.beachhead.web.load;

import io.beachhead.web.ProblemAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 503 with {@code Retry-After} where there was no room for a request. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnWebApplication
class BusyAdvice {
  private final ProblemAnswers answers;

  BusyAdvice(ProblemAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler
  void busy(Busy busy, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(busy.retryAfter().toSeconds()));
    answers.send(
        request, response, HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(busy.getMessage()));
  }
}
