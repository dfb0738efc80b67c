package io.beachhead.outbox.web;

import io.beachhead.outbox.Outbox;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons that send: a test, and a delivery again. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@RunsAs(Workload.LIGHT)
@RequestMapping(WebhookPages.ADDRESS)
class DeliveriesController {
  private final Outbox outbox;

  DeliveriesController(Outbox outbox) {
    this.outbox = outbox;
  }

  @PostMapping("/{id}/test")
  ModelAndView test(@PathVariable String id, RedirectAttributes redirect) {
    outbox.sendTest(id);
    return WebhookActsController.said(
        "A test is on its way. It is listed under Deliveries.",
        null,
        WebhookActsController.page(id),
        redirect);
  }

  @PostMapping("/deliveries/{id}/again")
  ModelAndView again(@PathVariable String id, RedirectAttributes redirect) {
    var delivery = outbox.sendAgain(id);
    return WebhookActsController.said(
        "It is being sent again.", null, WebhookActsController.page(delivery.webhook()), redirect);
  }
}
