package io.beachhead.customers.timeline.web;

import io.beachhead.customers.AccountAddress;
import io.beachhead.customers.timeline.AccountNotes;
import io.beachhead.web.Flash;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with the time line on an account's page. */
@Controller
@Hidden
@ConditionalOnWebApplication
class TimelineController {
  private static final String MAY_CHANGE = "hasAnyRole('PRODUCT','GTM')";

  private final AccountNotes notes;

  TimelineController(AccountNotes notes) {
    this.notes = notes;
  }

  @PostMapping("/accounts/notes")
  @PreAuthorize(MAY_CHANGE)
  String note(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes redirect) {
    notes.note(id, text);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Noted."));
    return "redirect:" + AccountAddress.of(id);
  }

  @PostMapping("/accounts/next-steps")
  @PreAuthorize(MAY_CHANGE)
  String step(
      @RequestParam String id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String due,
      RedirectAttributes redirect) {
    notes.step(id, text, owner, due);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Next step added."));
    return "redirect:" + AccountAddress.of(id);
  }

  @PostMapping("/accounts/next-steps/done")
  @PreAuthorize(MAY_CHANGE)
  String done(@RequestParam String id, @RequestParam String step, RedirectAttributes redirect) {
    notes.done(id, step, true);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Done."));
    return "redirect:" + AccountAddress.of(id);
  }
}
