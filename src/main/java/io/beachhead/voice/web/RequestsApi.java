package io.beachhead.voice.web;

import io.beachhead.voice.NewRequest;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestCapture;
import io.beachhead.voice.Requests;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests as JSON. */
@RestController
@RequestMapping("/api/requests")
@ConditionalOnWebApplication
@Tag(name = "Requests")
class RequestsApi {
  private static final int ROWS = 50;
  private static final int MOST_ROWS = 1000;

  private final RequestLookup lookup;
  private final RequestCapture capture;

  RequestsApi(RequestLookup lookup, RequestCapture capture) {
    this.lookup = lookup;
    this.capture = capture;
  }

  /**
   * Requests, the newest first.
   *
   * @param nextCursor null on the last page
   */
  record RequestsAnswer(List<RequestAnswer> items, int total, @Nullable String nextCursor) {}

  @GetMapping
  @Operation(
      summary = "What customers and prospects asked for, newest first",
      description =
          "Filters: q, account, feature, theme, importance, segment, unassigned=true. Pages: limit,"
              + " cursor.")
  RequestsAnswer all(@RequestParam MultiValueMap<String, String> parameters) {
    int limit = RequestQuestion.number(parameters, "limit", ROWS, MOST_ROWS);
    String cursor = RequestQuestion.text(parameters, "cursor");
    var said = lookup.said(RequestQuestion.text(parameters, "segmentation"));
    List<Request> found = said.matching(RequestQuestion.of(parameters));
    int from = cursor == null ? 0 : after(found, Cursor.decode(cursor, 2));
    int to = Math.min(found.size(), from + limit);
    return new RequestsAnswer(
        found.subList(from, to).stream().map(said::answer).toList(),
        found.size(),
        to < found.size() ? cursor(found.get(to - 1)).encode() : null);
  }

  @GetMapping("/{id}")
  @Operation(summary = "One request")
  RequestAnswer one(@PathVariable String id) {
    var said = lookup.said(null);
    return said.requests().stream()
        .filter(request -> request.id().equals(id))
        .findFirst()
        .map(said::answer)
        .orElseThrow(() -> ProblemException.notFound("There is no request " + id + "."));
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Capture a request",
      description =
          "Needs text. The amount is in the workspace's currency; a new theme is created.")
  ResponseEntity<RequestAnswer> add(@RequestBody NewRequest said) {
    Request request = capture.add(said);
    return ResponseEntity.created(URI.create("/api/requests/" + request.id()))
        .body(lookup.said(null).answer(request));
  }

  private static Cursor cursor(Request last) {
    Instant created = last.createdAt();
    return Cursor.of(created == null ? "" : created.toString(), last.id());
  }

  /** Where the list goes on, also when the last request given out is gone. */
  private static int after(List<Request> found, Cursor cursor) {
    Instant created = null;
    String said = cursor.parts().getFirst();
    if (!said.isEmpty()) {
      try {
        created = Instant.parse(said);
      } catch (DateTimeParseException notOurs) {
        throw ProblemException.badRequest(
            "The cursor is not valid.",
            List.of(
                ProblemItem.of("cursor", said, "expected the nextCursor of an earlier answer")));
      }
    }
    var last =
        new Request(
            cursor.parts().get(1), null, null, "", null, null, null, null, null, null, created);
    int index = 0;
    while (index < found.size() && Requests.NEWEST_FIRST.compare(found.get(index), last) <= 0) {
      index++;
    }
    return index;
  }
}
