package io.beachhead.web.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.beachhead.web.ProblemAnswers;
import io.beachhead.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Keeps people company whose page takes long, as the first one after a large import does. It sends
 * the beginning of a page that says so, a line every second, and at the end the order to load the
 * address again: by then what took long is kept in memory. No script is needed for that.
 *
 * <p>Programs, and pages that load a part of themselves, wait for their answer as ever.
 */
@Component
@ConditionalOnWebApplication
class WaitingRoom {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** Where the lines go. */
  private static final String TICKS = "<div class=\"ticks\" role=\"status\">";

  private final TemplateEngine templates;
  private final ObjectProvider<Shells> shells;
  private final Duration patience;

  /**
   * Who has just waited, and for what: the page itself is waited for in silence, or a page that is
   * always slow would never show itself.
   */
  private final Cache<String, Instant> waited =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(2)).build();

  /**
   * @param shells found late: they are made of what the calls of controllers are set up with
   * @param patience how long somebody looks at nothing before the page that says why
   */
  WaitingRoom(
      TemplateEngine templates,
      ObjectProvider<Shells> shells,
      @Value("${beachhead.load.page-patience:3s}") Duration patience) {
    this.templates = templates;
    this.shells = shells;
    this.patience = patience;
  }

  /** Whether a person opens a page, and did not wait for it just now. */
  boolean isFor(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && request.getHeader("HX-Request") == null
        && !ProblemAnswers.isForPrograms(request.getRequestURI())
        && waited.asMap().remove(key(request)) == null;
  }

  /**
   * Waits for work to end, at first in silence.
   *
   * @param deadline how long it may take in all
   * @return whether it has answered the request; if not, the work has ended
   */
  boolean answers(
      Task<?> work, Duration deadline, HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    if (work.endsWithin(patience)) return false;
    waited.put(key(request), Instant.now());
    var page = new StringOutput();
    templates.render("web/waiting.jte", new WaitingPage(shells.getObject().bare()), page);
    var text = page.toString();
    int split = text.indexOf(TICKS) + TICKS.length();
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // A proxy that collects the answer first would show nothing until it is whole.
    response.setHeader("X-Accel-Buffering", "no");
    send(response, text.substring(0, split));
    long seconds = patience.toSeconds();
    for (; seconds < deadline.toSeconds(); seconds++) {
      send(response, "<p>%d s so far</p>".formatted(seconds));
      if (work.endsWithin(TICK)) break;
    }
    // Whatever became of it, asking again says so: with the page, or with what went wrong.
    send(response, "<meta http-equiv=\"refresh\" content=\"0\">" + text.substring(split));
    return true;
  }

  private static void send(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    response.flushBuffer();
  }

  private static String key(HttpServletRequest request) {
    return WorkPool.asker() + " " + request.getRequestURI() + "?" + request.getQueryString();
  }
}
