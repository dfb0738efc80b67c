package io.beachhead.behaviour.cohorts.web;

import io.beachhead.behaviour.cohorts.Cohorts;
import io.beachhead.behaviour.cohorts.NewCohort;
import io.beachhead.web.Flash;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do with cohorts on the pages. */
@Controller
@Hidden
@ConditionalOnWebApplication
class CohortActions {
  private final Cohorts cohorts;
  private final CohortsController pages;
  private final JsonMapper json;

  CohortActions(Cohorts cohorts, CohortsController pages, JsonMapper json) {
    this.cohorts = cohorts;
    this.pages = pages;
    this.json = json;
  }

  /** From the form, or from a list: then the question is said with the number that was opened. */
  @PostMapping("/cohorts")
  @PreAuthorize(CohortsApi.MAY_CHANGE)
  Object add(@RequestParam MultiValueMap<String, String> form, RedirectAttributes redirect) {
    var question = form.getFirst("question");
    try {
      var said =
          question == null || question.isBlank()
              ? CohortForm.of(form).said()
              : new NewCohort(
                  null,
                  form.getFirst("name"),
                  null,
                  form.getFirst("kind"),
                  null,
                  read(question),
                  null,
                  null);
      var cohort = cohorts.add(said);
      redirect.addFlashAttribute(
          Flash.NAME,
          new Flash(
              "Saved as the cohort %s.".formatted(cohort.name()),
              "/cohorts/" + cohort.key() + "/deletion"));
      return "redirect:/cohorts/" + cohort.key();
    } catch (ProblemException refused) {
      return pages.form(CohortForm.of(form), refused);
    }
  }

  private JsonNode read(String question) {
    try {
      return json.readTree(question);
    } catch (JacksonException broken) {
      throw ProblemException.unprocessable(
          "The cohort cannot be saved.", List.of(ProblemItem.of("question", null, "must be JSON")));
    }
  }

  @PostMapping("/cohorts/{key}/name")
  @PreAuthorize(CohortsApi.MAY_CHANGE)
  String rename(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes redirect) {
    var renamed =
        cohorts.change(key, new NewCohort(null, name, null, null, null, null, null, null));
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Renamed to %s.".formatted(renamed.name())));
    return "redirect:/cohorts/" + key;
  }

  @PostMapping("/cohorts/{key}/deletion")
  @PreAuthorize(CohortsApi.MAY_CHANGE)
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    var users =
        cohorts.usedBy(key).stream().map(use -> use.what() + " " + use.name()).distinct().toList();
    var was = cohorts.delete(key);
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "%s is deleted.%s"
                .formatted(
                    was.name(),
                    users.isEmpty() ? "" : " Still used by: " + String.join(", ", users) + "."),
            "/cohorts/" + key + "/restored"));
    return "redirect:/cohorts";
  }

  @PostMapping("/cohorts/{key}/restored")
  @PreAuthorize(CohortsApi.MAY_CHANGE)
  ResponseEntity<Void> restore(@PathVariable String key) {
    cohorts.restore(key);
    return ResponseEntity.noContent().build();
  }
}
