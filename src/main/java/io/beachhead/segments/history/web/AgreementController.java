package io.beachhead.segments.history.web;

import io.beachhead.segments.history.Agreements;
import io.beachhead.web.Flash;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Agreeing with a button. */
@Controller
@Hidden
class AgreementController {
  private final Agreements agreements;

  AgreementController(Agreements agreements) {
    this.agreements = agreements;
  }

  @PostMapping("/segments/{key}/agreement")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String agree(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String side,
      RedirectAttributes redirect) {
    Agreements.Agreement stands = agreements.agree(key, side);
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of(
            stands.product() != null && stands.gtm() != null
                ? "Both teams agree; it is the active segmentation."
                : "Agreed. The other team has not agreed yet."));
    return "redirect:/segments?segmentation=" + UriUtils.encode(key, StandardCharsets.UTF_8);
  }
}
