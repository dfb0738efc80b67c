package io.beachhead.voice.web;

import io.beachhead.voice.RequestEdit;
import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestHistory;
import io.beachhead.voice.RequestNotes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What colleagues say about a request and did with it, as JSON: notes, history, acceptance. */
@RestController
@RequestMapping("/api/requests/{id}")
@ConditionalOnWebApplication
@Tag(name = "Requests")
class RequestNotesApi {
  private final RequestLookup lookup;
  private final RequestEditing editing;
  private final RequestHistory history;
  private final RequestNotes notes;

  RequestNotesApi(
      RequestLookup lookup, RequestEditing editing, RequestHistory history, RequestNotes notes) {
    this.lookup = lookup;
    this.editing = editing;
    this.history = history;
    this.notes = notes;
  }

  @PostMapping("/acceptance")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Accept what software filed, so that it counts",
      description = "A person's act: 403 with an API key.")
  RequestAnswer accept(@PathVariable String id) {
    if (CurrentUser.now().kind() == CurrentUser.Kind.API_KEY) {
      throw ProblemException.forbidden(
          "A person accepts what software filed: sign in and open the request's page.");
    }
    editing.accept(List.of(id));
    return lookup.answer(id);
  }

  @GetMapping("/history")
  @Operation(summary = "Who changed what, and when, newest first")
  List<RequestEdit> history(@PathVariable String id) {
    lookup.request(id);
    return history.ofRequest(id);
  }

  /**
   * @param text an @ before a colleague's name or address mentions them
   */
  record NewNote(@Nullable String text) {}

  @GetMapping("/notes")
  @Operation(summary = "What colleagues wrote about a request, oldest first")
  List<RequestNotes.Note> notes(@PathVariable String id) {
    lookup.request(id);
    return notes.of(id);
  }

  @PostMapping("/notes")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Add a note",
      description =
          "An @ before a colleague's name or e-mail address mentions them: the request is in"
              + " their inbox until they open it.")
  ResponseEntity<RequestNotes.Note> note(@PathVariable String id, @RequestBody NewNote body) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(notes.add(id, Objects.requireNonNullElse(body.text(), "")));
  }
}
