package io.beachhead.behaviour.annotations.web;

import io.beachhead.behaviour.annotations.Annotation;
import io.beachhead.behaviour.annotations.Annotations;
import io.beachhead.web.Flash;
import io.beachhead.web.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The forms of notes. Each leads back to the page it stands on; each can be undone. */
@Controller
@Hidden
@ConditionalOnWebApplication
class NotesController {
  private static final String MAY_WRITE = "hasAnyRole('PRODUCT','GTM')";

  /** Where a form stands, and so where it leads back to. */
  private static final String USUAL_PAGE = "/trends";

  private final Annotations annotations;

  NotesController(Annotations annotations) {
    this.annotations = annotations;
  }

  @PostMapping("/notes")
  @PreAuthorize(MAY_WRITE)
  String add(
      @RequestParam(defaultValue = "") String date,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = USUAL_PAGE) String back,
      RedirectAttributes redirect) {
    try {
      var note = annotations.add(date, text);
      redirect.addFlashAttribute(
          Flash.NAME, new Flash("The note is added.", "/notes/%s/removal".formatted(note.id())));
    } catch (ProblemException refused) {
      redirect.addFlashAttribute(Flash.NAME, notSaved(refused));
    }
    return back(back);
  }

  @PostMapping("/notes/{id}")
  @PreAuthorize(MAY_WRITE)
  String change(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String date,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = USUAL_PAGE) String back,
      RedirectAttributes redirect) {
    try {
      var was = annotations.change(id, date, text);
      redirect.addFlashAttribute(Flash.NAME, new Flash("The note is changed.", restoring(was)));
    } catch (ProblemException refused) {
      redirect.addFlashAttribute(Flash.NAME, notSaved(refused));
    }
    return back(back);
  }

  @PostMapping("/notes/{id}/deletion")
  @PreAuthorize(MAY_WRITE)
  String delete(
      @PathVariable String id,
      @RequestParam(defaultValue = USUAL_PAGE) String back,
      RedirectAttributes redirect) {
    var was = annotations.delete(id);
    redirect.addFlashAttribute(Flash.NAME, new Flash("The note is deleted.", restoring(was)));
    return back(back);
  }

  /** Takes an addition back. */
  @PostMapping("/notes/{id}/removal")
  @PreAuthorize(MAY_WRITE)
  ResponseEntity<Void> remove(@PathVariable String id) {
    annotations.delete(id);
    return ResponseEntity.noContent().build();
  }

  private static String restoring(Annotation was) {
    return UriComponentsBuilder.fromPath("/notes/{id}/earlier")
        .queryParam("date", "{date}")
        .queryParam("text", "{text}")
        .encode()
        .buildAndExpand(was.id(), was.date(), was.text())
        .toUriString();
  }

  private static Flash notSaved(ProblemException refused) {
    return Flash.of(
        refused.problems().stream()
            .map(problem ->
                "The %s %s"
                    .formatted("date".equals(problem.column()) ? "day" : "text", problem.problem()))
            .collect(Collectors.joining("; ", "Not saved. ", ".")));
  }

  /** Only to pages that have such a form. */
  private static String back(String address) {
    return "redirect:" + (address.startsWith(USUAL_PAGE + "?") ? address : USUAL_PAGE);
  }
}
