package io.beachhead.voice.words.web;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** The address of a passage in an interview. */
final class InterviewPlace {
  private InterviewPlace() {}

  /** Opens the interview with the passage chosen, and lets the browser scroll to the words. */
  static String href(String interview, int from, int to, String words) {
    return "/interviews/%s?from=%d&to=%d#:~:text=%s"
        .formatted(
            UriUtils.encodePathSegment(interview, StandardCharsets.UTF_8),
            from,
            to,
            UriUtils.encode(words, StandardCharsets.UTF_8).replace("-", "%2D"));
  }
}
