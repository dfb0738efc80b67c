package io.beachhead.workspace.access;

import io.beachhead.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers to who may not: problem details for programs, ways in for people. */
@Component
class Refusals {
  private final Members members;
  private final JsonMapper json;

  Refusals(Members members, JsonMapper json) {
    this.members = members;
    this.json = json;
  }

  /** 401: no key, or none that is known. */
  void unauthorized(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Beachhead\"");
    problem(request, response, HttpServletResponse.SC_UNAUTHORIZED, "Unauthorized", detail);
  }

  /** 403: known, but without the right. */
  void forbidden(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    problem(request, response, HttpServletResponse.SC_FORBIDDEN, "Forbidden", detail);
  }

  /** Sends a person to where they can come in. */
  void showTheDoor(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var door = members.none() ? "/setup" : "/sign-in";
    if (request.getHeader("HX-Request") != null) {
      // A redirect would put the sign-in page into a corner of the page that is open.
      response.setHeader("HX-Redirect", request.getContextPath() + door);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + door);
  }

  private void problem(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String title,
      String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            json.writeValueAsBytes(
                new Problem(
                    "about:blank",
                    title,
                    status,
                    detail,
                    request.getRequestURI(),
                    List.of(),
                    null)));
  }
}
