package io.beachhead.decisions.news;

import io.beachhead.web.Flash;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The button of an answer that sends it by webhook. */
@Controller
@Hidden
@ConditionalOnWebApplication
class SendingController {
  private final AnswerSending sending;

  SendingController(AnswerSending sending) {
    this.sending = sending;
  }

  @PostMapping("/answers/{id}/sending")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView send(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(required = false) @Nullable String text,
      RedirectAttributes redirect) {
    sending.send(id, webhook, text);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("The answer is on its way. Mark it as told once it was."));
    return new ModelAndView(new RedirectView("/decisions"));
  }
}
