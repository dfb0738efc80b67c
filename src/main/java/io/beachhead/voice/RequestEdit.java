package io.beachhead.voice;

import java.time.Instant;
import java.util.List;

/**
 * One line of a request's history.
 *
 * @param batch the act it belongs to
 * @param request id
 * @param field key of a {@link RequestField}, or {@code mergedInto}, {@code deleted}, {@code
 *     confirmed}
 * @param before empty = nothing was there
 */
public record RequestEdit(
    String batch,
    String request,
    String field,
    List<String> before,
    List<String> after,
    String by,
    Instant at) {

  public RequestEdit {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
