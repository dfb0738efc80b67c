package io.beachhead.voice.web;

import io.beachhead.voice.NewRequest;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestCapture;
import io.beachhead.voice.RequestEditing;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

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
  private final RequestEditing editing;

  RequestsApi(RequestLookup lookup, RequestCapture capture, RequestEditing editing) {
    this.lookup = lookup;
    this.capture = capture;
    this.editing = editing;
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
          "Filters: q, account, feature, theme, importance, state, owner, source, deal, segment,"
              + " unassigned=true. Merged requests count once, under the one they were merged"
              + " into; merged=true lists every voice. confirmed=false lists what software filed"
              + " and nobody has accepted yet, which is left out otherwise. Pages: limit, cursor.")
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
  @Operation(summary = "One request, with everybody who asks for it")
  RequestAnswer one(@PathVariable String id) {
    return lookup.answer(id);
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Capture a request",
      description =
          "Needs text. The amount is in the workspace's currency; new themes are created. What"
              + " has the source \"agent\" counts only once a person accepts it.")
  ResponseEntity<RequestAnswer> add(@RequestBody NewRequest said) {
    Request request = capture.add(said);
    return ResponseEntity.created(URI.create("/api/requests/" + request.id()))
        .body(lookup.answer(request.id()));
  }

  @PatchMapping("/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Change the fields given, keep the others",
      description =
          "Fields: text, importance, amount, deal, feature or features, theme or themes, account,"
              + " prospect, person (or personEmail and personName), source, owner, state. Null"
              + " takes a value away; features and themes are replaced by those given.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = NewRequest.class))))
  RequestAnswer change(@PathVariable String id, @RequestBody JsonNode body) {
    editing.edit(id, new PatchReader(body).read());
    return lookup.answer(id);
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete a request for good",
      description = "With its notes and its history. What was merged into it is its own again.")
  void delete(@PathVariable String id) {
    editing.deleteForGood(id);
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
    record Place(@Nullable Instant created, String id) {}

    var order =
        Comparator.comparing(
                Place::created, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
            .thenComparing(Place::id);
    var last = new Place(created, cursor.parts().get(1));
    int index = 0;
    while (index < found.size()) {
      Request request = found.get(index);
      if (order.compare(new Place(request.createdAt(), request.id()), last) > 0) {
        break;
      }
      index++;
    }
    return index;
  }
}
