package io.beachhead.web;

import gg.jte.TemplateEngine;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what went wrong the way the asker reads it: problem details for programs and for htmx,
 * which shows them as a message; a page for people. Security filters use it too.
 */
@Component
@ConditionalOnWebApplication
public class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final JsonMapper json;
  private final TemplateEngine templates;
  private final Shells shells;

  ProblemAnswers(JsonMapper json, TemplateEngine templates, Shells shells) {
    this.json = json;
    this.templates = templates;
    this.shells = shells;
  }

  /**
   * Answers with {@code problem}. Once an answer is on its way it is too late for that: then the
   * connection is broken, so that nobody takes what has arrived for the whole.
   */
  public void send(
      HttpServletRequest request, HttpServletResponse response, ProblemException problem)
      throws IOException {
    send(request, response, problem.status(), problem.detail(), problem.problems(), null);
  }

  public void send(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatusCode status,
      String detail)
      throws IOException {
    send(request, response, status, detail, List.of(), null);
  }

  /** A fault of ours: the cause goes to the log under an id, which is all the asker sees of it. */
  void sendFault(HttpServletRequest request, HttpServletResponse response, Throwable cause)
      throws IOException {
    var id = "%08x".formatted(ThreadLocalRandom.current().nextInt());
    LOG.error("{} {} failed, id {}", request.getMethod(), path(request), id, cause);
    send(
        request,
        response,
        HttpStatusCode.valueOf(500),
        "This is a fault in Beachhead. Nothing was changed by this request. The log of the server"
            + " has more under "
            + id
            + ".",
        List.of(),
        id);
  }

  void send(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatusCode status,
      String detail,
      List<ProblemItem> problems,
      @Nullable String id)
      throws IOException {
    if (response.isCommitted()) {
      if (isErrorDispatch(request)) {
        // The container closes the connection after this.
        return;
      }
      LOG.warn("{} {} broke off: {}", request.getMethod(), path(request), detail);
      throw new BrokenOff();
    }
    response.resetBuffer();
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
    if (forPrograms(request)) {
      var problem =
          new Problem(
              "about:blank", title(status), status.value(), detail, path(request), problems, id);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.writeValueAsBytes(problem));
      return;
    }
    var page = new ErrorPage(frame(), status.value(), title(status), detail, problems, id);
    try {
      new TemplateView(templates, "web/error.jte").render(Map.of("page", page), request, response);
    } catch (IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Leaves the handler and makes the container close the connection without a proper end. */
  private static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The usual frame, so that one finds the way on; a bare one where even that fails. */
  private Shell frame() {
    try {
      return shells.shell("");
    } catch (RuntimeException unavailable) {
      LOG.debug("error page without navigation", unavailable);
      return shells.bare();
    }
  }

  static boolean forPrograms(HttpServletRequest request) {
    var path = path(request);
    if (isForPrograms(path) || path.endsWith(".json") || path.endsWith(".csv")) return true;
    if (request.getHeader("HX-Request") != null) return true;
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("json") && !accept.contains("text/html");
  }

  /** Whether only programs ask at this address, however it is spelt: {@code //v1/import} too. */
  public static boolean isForPrograms(String path) {
    var plain = decoded(path).replaceAll("/{2,}", "/");
    return plain.startsWith("/api/")
        || plain.startsWith("/v1/")
        || plain.startsWith("/webhooks/")
        || plain.equals("/v1")
        || plain.startsWith("/api;")
        || plain.startsWith("/v1;");
  }

  private static String decoded(String path) {
    try {
      return UriUtils.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }

  /** Of the request as it came in, also when the container dispatches to its error page. */
  static String path(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
        ? original
        : request.getRequestURI();
  }

  private static boolean isErrorDispatch(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
  }

  private static String title(HttpStatusCode status) {
    return switch (status.value()) {
      case 400 -> "This request cannot be read";
      case 401 -> "Sign in first";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Not possible here";
      case 409 -> "This conflicts with existing data";
      case 413 -> "Too large";
      case 415 -> "This content type is not supported";
      case 422 -> "This cannot be accepted";
      case 429 -> "Too many attempts";
      case 503 -> "Busy";
      case 507 -> "The disk is full";
      default -> status.is5xxServerError() ? "Something went wrong" : "This is not possible";
    };
  }
}
