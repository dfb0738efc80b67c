package io.beachhead.web.input;

import io.beachhead.web.Problem;
import io.beachhead.web.ProblemAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers to what the container refuses before any of our filters sees it, such as a malformed
 * address: problem details for programs, one sentence for people. The container's own pages name
 * its version and are HTML for everybody.
 */
public class RefusedByContainerValve extends ErrorReportValve {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    int status = response.getStatus();
    if (status < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()
        || response.isCommitted()) {
      return;
    }
    var path = request.getRequestURI() == null ? "" : request.getRequestURI();
    var detail =
        status < 500
            ? "The address or the headers of this request are malformed."
            : "This request could not be answered.";
    // Where not even the address could be read, a program is more likely than a person.
    boolean program = path.isEmpty() || ProblemAnswers.isForPrograms(path);
    try {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setContentType(
          program ? "application/problem+json" : "text/plain;charset=" + StandardCharsets.UTF_8);
      response.getOutputStream().write(program ? problem(status, detail, path) : text(detail));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      // Whoever asked has gone; nothing is left to answer.
      container.getLogger().debug("an answer was not delivered", gone);
    }
  }

  private static byte[] problem(int status, String detail, String path) {
    return JSON.writeValueAsBytes(
        new Problem(
            "about:blank",
            status < 500 ? "This request cannot be read" : "Something went wrong",
            status,
            detail,
            path,
            java.util.List.of(),
            null));
  }

  private static byte[] text(String detail) {
    return (detail + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
