package io.beachhead.voice.web;

import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestEditing.Act;
import io.beachhead.voice.RequestNotes;
import io.beachhead.web.Flash;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Notes on the page of a request, and its deletion there. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class RequestNotesController {
  private final RequestEditing editing;
  private final RequestNotes notes;

  RequestNotesController(RequestEditing editing, RequestNotes notes) {
    this.editing = editing;
    this.notes = notes;
  }

  @PostMapping("/requests/edit/deletion")
  RedirectView delete(@RequestParam String id, RedirectAttributes redirect) {
    Act act = editing.delete(List.of(id));
    redirect.addFlashAttribute(Flash.NAME, new Flash("Deleted.", AboutController.undoHref(act)));
    return new RedirectView("/requests", true);
  }

  @PostMapping("/requests/edit/notes")
  RedirectView note(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes redirect) {
    var note = notes.add(id, text);
    return RequestActsController.done(
        id,
        note.mentions().isEmpty()
            ? "Note added."
            : "Note added; it is in the inbox of " + String.join(", ", note.mentions()) + ".",
        null,
        redirect);
  }

  @PostMapping("/requests/edit/notes/deletion")
  RedirectView deleteNote(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes redirect) {
    notes.delete(id, note);
    return RequestActsController.done(id, "Note deleted.", null, redirect);
  }
}
