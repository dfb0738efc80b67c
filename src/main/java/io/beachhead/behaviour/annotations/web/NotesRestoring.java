package io.beachhead.behaviour.annotations.web;

import io.beachhead.behaviour.annotations.Annotations;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Undo: a changed or deleted note as it was. */
@Controller
@Hidden
@ConditionalOnWebApplication
class NotesRestoring {
  private final Annotations annotations;

  NotesRestoring(Annotations annotations) {
    this.annotations = annotations;
  }

  @PostMapping("/notes/{id}/earlier")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ResponseEntity<Void> restore(
      @PathVariable String id, @RequestParam String date, @RequestParam String text) {
    annotations.restore(id, date, text);
    return ResponseEntity.noContent().build();
  }
}
