package io.beachhead.value.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;

/** Answers a form that htmx sent with another page. */
final class HtmxRedirect {
  private HtmxRedirect() {}

  static void to(HttpServletResponse response, String address) {
    response.setHeader("HX-Redirect", address);
    response.setStatus(HttpStatus.NO_CONTENT.value());
  }
}
