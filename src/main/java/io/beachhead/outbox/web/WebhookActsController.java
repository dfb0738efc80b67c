package io.beachhead.outbox.web;

import io.beachhead.outbox.WebhookDraft;
import io.beachhead.outbox.Webhooks;
import io.beachhead.web.Flash;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Muting, a new secret, deleting. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@RunsAs(Workload.LIGHT)
@RequestMapping(WebhookPages.ADDRESS)
class WebhookActsController {
  private final Webhooks webhooks;

  WebhookActsController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @PostMapping("/{id}/muting")
  ModelAndView mute(
      @PathVariable String id, @RequestParam boolean muted, RedirectAttributes redirect) {
    var webhook = webhooks.change(id, new WebhookDraft(null, null, null, null), muted);
    return said(
        webhook.name() + (muted ? " is muted." : " gets messages again."),
        null,
        page(id),
        redirect);
  }

  @PostMapping("/{id}/secret")
  ModelAndView newSecret(@PathVariable String id, RedirectAttributes redirect) {
    var made = webhooks.newSecret(id);
    if (made.secret() != null) {
      redirect.addFlashAttribute(
          WebhooksController.SECRET,
          new WebhooksPage.ShownSecret(made.webhook().name(), made.secret()));
    }
    return WebhooksController.to(page(id));
  }

  @PostMapping("/{id}/deletion")
  ModelAndView delete(@PathVariable String id, RedirectAttributes redirect) {
    var gone = webhooks.delete(id);
    return said(
        gone.name() + " is deleted.", page(id) + "/restoration", WebhookPages.ADDRESS, redirect);
  }

  @PostMapping("/{id}/restoration")
  ModelAndView restore(@PathVariable String id) {
    webhooks.restore(id);
    return WebhooksController.to(page(id));
  }

  static String page(String id) {
    return WebhookPages.ADDRESS + "/" + id;
  }

  static ModelAndView said(
      String message, @Nullable String undo, String address, RedirectAttributes redirect) {
    redirect.addFlashAttribute(Flash.NAME, new Flash(message, undo));
    return WebhooksController.to(address);
  }
}
