package io.beachhead.alerts.web;

import io.beachhead.alerts.digest.Digests;
import io.beachhead.web.Flash;
import io.beachhead.workspace.CurrentUser;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the one who asks wants the weekly digest. */
@Controller
@Hidden
@ConditionalOnWebApplication
class DigestController {
  private final Digests digests;

  DigestController(Digests digests) {
    this.digests = digests;
  }

  @PostMapping(AlertsController.ADDRESS + "/digest")
  @PreAuthorize("isAuthenticated()")
  String mute(@RequestParam(defaultValue = "true") boolean muted, RedirectAttributes redirect) {
    var email = CurrentUser.now().email();
    if (!email.isEmpty()) {
      digests.mute(email, muted);
      redirect.addFlashAttribute(
          Flash.NAME,
          Flash.of(muted ? "Your weekly digest is muted." : "You get the weekly digest."));
    }
    return "redirect:" + AlertsController.ADDRESS;
  }
}
