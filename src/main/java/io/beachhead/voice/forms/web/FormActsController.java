package io.beachhead.voice.forms.web;

import io.beachhead.voice.forms.FormRequests;
import io.beachhead.voice.forms.RequestForms;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the buttons of the page of all forms do. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasAnyRole('PRODUCT','GTM')")
class FormActsController {
  private final RequestForms forms;
  private final FormRequests requests;

  FormActsController(RequestForms forms, FormRequests requests) {
    this.forms = forms;
    this.requests = requests;
  }

  @PostMapping("/requests/forms/{key}/link")
  String rotate(@PathVariable String key, RedirectAttributes redirect) {
    forms.rotate(key);
    return FormsController.back(redirect, "The form has a new link. The old one no longer works.");
  }

  @PostMapping("/requests/forms/{key}/switch")
  String open(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String open,
      RedirectAttributes redirect) {
    boolean on = open.equals("yes");
    forms.open(key, on);
    return FormsController.back(
        redirect, on ? "The link works again." : "The link is switched off.");
  }

  @PostMapping("/requests/held/{id}/acceptance")
  String accept(@PathVariable String id, RedirectAttributes redirect) {
    requests.accept(id);
    return FormsController.back(redirect, "Accepted. It is in the inbox now.");
  }

  @PostMapping("/requests/held/{id}/deletion")
  String discard(@PathVariable String id, RedirectAttributes redirect) {
    requests.discard(id);
    return FormsController.back(redirect, "Discarded.");
  }
}
