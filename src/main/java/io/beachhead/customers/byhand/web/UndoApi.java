package io.beachhead.customers.byhand.web;

import io.beachhead.customers.byhand.HandJournal;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Undoes what was changed, merged or deleted by hand. */
@RestController
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class UndoApi {
  private final HandJournal journal;

  UndoApi(HandJournal journal) {
    this.journal = journal;
  }

  @PostMapping("/api/changes-by-hand/{id}/undo")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Undo a change, merge or deletion made by hand",
      description = "409 where what it left has changed since, or where it is undone already.")
  void undo(@PathVariable String id) {
    journal.undo(id);
  }

  @Hidden
  @PostMapping(HandJournal.UNDO_PAGES + "{id}/undo")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void undone(@PathVariable String id) {
    journal.undo(id);
  }
}
