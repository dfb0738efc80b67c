package io.beachhead.voice.interviews.web;

import io.beachhead.voice.interviews.Codebook;
import io.beachhead.voice.interviews.Guide;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The guide of questions and the codes of passages. */
@Controller
@Hidden
@ConditionalOnWebApplication
class GuideController {
  private final Shells shells;
  private final Guide guide;
  private final Codebook codebook;

  GuideController(Shells shells, Guide guide, Codebook codebook) {
    this.shells = shells;
    this.guide = guide;
    this.codebook = codebook;
  }

  @GetMapping("/interviews/guide")
  JteView show() {
    return view(guide.text(), null);
  }

  @PostMapping("/interviews/guide")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView save(
      @RequestParam(defaultValue = "") String text,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      guide.replace(text);
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      return view(text, ProblemItem.sentence(refused.problems(), "text"));
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Guide saved."));
    return new ModelAndView(new RedirectView("/interviews/guide", true));
  }

  private JteView view(String text, @Nullable String error) {
    return new JteView(
        "voice/interviews/guide",
        new GuidePage(
            shells.shell("jobs"),
            guide.openings(),
            codebook.codes(),
            InterviewsController.mayWrite() ? text : null,
            error));
  }
}
