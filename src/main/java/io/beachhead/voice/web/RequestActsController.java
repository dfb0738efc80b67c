package io.beachhead.voice.web;

import io.beachhead.voice.RequestEditing;
import io.beachhead.voice.RequestEditing.Act;
import io.beachhead.voice.RequestMerging;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Merging, splitting and accepting a request on its page. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class RequestActsController {
  private final RequestMerging merging;
  private final RequestEditing editing;

  RequestActsController(RequestMerging merging, RequestEditing editing) {
    this.merging = merging;
    this.editing = editing;
  }

  @PostMapping("/requests/edit/merge")
  RedirectView merge(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String into,
      @RequestParam(defaultValue = "") String show,
      RedirectAttributes redirect) {
    Act act = merging.merge(List.of(id), into.strip());
    return done(show.isEmpty() ? into.strip() : show, "Merged.", act, redirect);
  }

  @PostMapping("/requests/edit/separation")
  RedirectView separate(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String show,
      RedirectAttributes redirect) {
    return done(show.isEmpty() ? id : show, "Separated again.", merging.separate(id), redirect);
  }

  /** Parts are separated by a line of dashes or by an empty line. */
  @PostMapping("/requests/edit/split")
  RedirectView split(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes redirect) {
    var parts =
        Arrays.stream(text.split("\\R\\s*(?:-{3,}\\s*)?\\R|\\R-{3,}\\s*\\R"))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    var ids = merging.split(id, parts);
    return done(
        id, "Split into %s.".formatted(Format.count(ids.size(), "request")), null, redirect);
  }

  @PostMapping("/requests/edit/acceptance")
  RedirectView accept(@RequestParam String id, RedirectAttributes redirect) {
    return done(id, "Accepted. It counts now.", editing.accept(List.of(id)), redirect);
  }

  static RedirectView done(
      String id, String message, @Nullable Act act, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        Flash.NAME, new Flash(message, act == null ? null : AboutController.undoHref(act)));
    return new RedirectView(RequestAddress.of(id), true);
  }
}
