package io.beachhead.customers.timeline.web;

import io.beachhead.customers.timeline.AccountNotes;
import io.beachhead.customers.timeline.NextStep;
import io.beachhead.customers.timeline.Note;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notes of accounts as JSON; the whole time line is in the account's own JSON. */
@RestController
@RequestMapping("/api/accounts/{id}/notes")
class TimelineApi {
  private final AccountNotes notes;

  TimelineApi(AccountNotes notes) {
    this.notes = notes;
  }

  /** Notes newest first, next steps with the open ones first. */
  record All(List<Note> notes, List<NextStep> nextSteps) {}

  /** A note to be written. */
  record NewNote(@Nullable String text) {}

  @GetMapping
  @Operation(summary = "Notes and next steps of an account")
  All all(@PathVariable String id) {
    return new All(notes.notes(id), notes.steps(id));
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Write a note about an account")
  Note add(@PathVariable String id, @RequestBody NewNote note) {
    return notes.note(id, note.text());
  }

  @DeleteMapping("/{note}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a note")
  void delete(@PathVariable String id, @PathVariable String note) {
    notes.deleteNote(id, note);
  }
}
