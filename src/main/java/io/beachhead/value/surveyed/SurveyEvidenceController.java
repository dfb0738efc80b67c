package io.beachhead.value.surveyed;

import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** Takes a survey into the value model, from its page. */
@Controller
@Hidden
@ConditionalOnWebApplication
class SurveyEvidenceController {
  private final SurveyEvidence evidence;
  private final Shells shells;

  SurveyEvidenceController(SurveyEvidence evidence, Shells shells) {
    this.evidence = evidence;
    this.shells = shells;
  }

  @PostMapping("/surveys/{key}/evidence")
  @PreAuthorize("hasRole('PRODUCT')")
  RedirectView note(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String segmentation,
      RedirectAttributes redirect) {
    int noted = evidence.note(key, segmentation, shells.asOf());
    redirect.addFlashAttribute(
        Flash.NAME,
        Flash.of("%s noted. The value map uses them now.".formatted(Format.count(noted, "value"))));
    return new RedirectView(
        "/surveys/" + UriUtils.encodePathSegment(key, StandardCharsets.UTF_8), true);
  }
}
