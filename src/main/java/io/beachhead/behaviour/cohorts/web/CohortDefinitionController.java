package io.beachhead.behaviour.cohorts.web;

import io.beachhead.behaviour.cohorts.Cohorts;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What makes somebody a member of a cohort, changed on its page. */
@Controller
@Hidden
@ConditionalOnWebApplication
class CohortDefinitionController {
  private final Cohorts cohorts;
  private final CohortsController pages;

  CohortDefinitionController(Cohorts cohorts, CohortsController pages) {
    this.cohorts = cohorts;
    this.pages = pages;
  }

  /** Changes what makes a member, or only counts who would be one. */
  @PostMapping("/cohorts/{key}/definition")
  @PreAuthorize(CohortsApi.MAY_CHANGE)
  Object redefine(
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    var form = CohortForm.of(typed);
    try {
      if ("preview".equals(typed.getFirst("act"))) {
        int count = cohorts.preview(key, form.said());
        return pages.form(
            key,
            form,
            "%s would be in it."
                .formatted(
                    form.accounts()
                        ? Format.count(count, "account")
                        : count == 1 ? "1 person" : Format.count(count) + " people"),
            null);
      }
      cohorts.change(key, form.said());
    } catch (ProblemException refused) {
      if (refused.status() == HttpStatus.NOT_FOUND) {
        throw refused;
      }
      return pages.form(key, form, null, refused);
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Saved."));
    return "redirect:/cohorts/" + key;
  }
}
