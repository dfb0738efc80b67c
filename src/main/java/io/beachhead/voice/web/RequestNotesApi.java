package io.beachhead.voice.web;

import io.beachhead.customers.forgetting.DataSubject;
import io.beachhead.customers.forgetting.Forgetting;
import io.beachhead.voice.RequestEdit;
import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestHistory;
import io.beachhead.voice.RequestNotes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
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
import org.springframework.web.bind.annotation.RequestParam;
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
  private final Forgetting forgetting;

  RequestNotesApi(
      RequestLookup lookup,
      RequestEditing editing,
      RequestHistory history,
      RequestNotes notes,
      Forgetting forgetting) {
    this.lookup = lookup;
    this.editing = editing;
    this.history = history;
    this.notes = notes;
    this.forgetting = forgetting;
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

  @PostMapping("/forgetting")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Forget the person who said a request",
      description =
          "As POST /api/forgetting with their address, or with their name where there is no"
              + " address. words is keep or delete; ask with dryRun=true first.")
  Forgetting.Preview forget(
      @PathVariable String id,
      @RequestParam(defaultValue = "keep") String words,
      @RequestParam(defaultValue = "false") boolean dryRun) {
    var asker = lookup.request(id).asker();
    String email = asker.personEmail();
    String name = asker.personName();
    if (email == null && name == null) {
      throw ProblemException.unprocessable(
          "It is not known who said this request.",
          List.of(ProblemItem.of("id", id, "names nobody; nothing was changed")));
    }
    var whom = new Forgetting.Whom(email, null, email == null ? name : null, null);
    var become = DataSubject.Words.named(words);
    return dryRun ? forgetting.preview(whom, become) : forgetting.forget(whom, become);
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
