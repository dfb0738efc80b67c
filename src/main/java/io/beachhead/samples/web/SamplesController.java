package io.beachhead.samples.web;

import io.beachhead.samples.SampleIntroduction;
import io.beachhead.samples.Samples;
import io.beachhead.web.Flash;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists the samples and loads one. */
@Controller
class SamplesController {
  private static final HttpStatusCode STOP_POLLING = HttpStatusCode.valueOf(286);

  private final Samples samples;

  SamplesController(Samples samples) {
    this.samples = samples;
  }

  @GetMapping("/api/samples")
  @ResponseBody
  List<SampleIntroduction> all() {
    return samples.introductions();
  }

  @RunsAs(Workload.FILE)
  @PostMapping("/api/samples/{key}")
  @ResponseBody
  @PreAuthorize("hasRole('ADMIN')")
  SampleIntroduction load(@PathVariable String key) {
    return samples.load(key);
  }

  /** How far the events are; 286 tells htmx that there is no need to ask again. */
  @GetMapping("/samples/arriving")
  ModelAndView arriving() {
    var page = SampleProgressPage.of(samples.arriving());
    var view = new ModelAndView("samples/arriving", "page", page);
    if (page.over()) {
      view.setStatus(STOP_POLLING);
    }
    return view;
  }

  /** From the page of an empty workspace. */
  @RunsAs(Workload.FILE)
  @PostMapping("/samples/{key}")
  @PreAuthorize("hasRole('ADMIN')")
  String loadFromPage(@PathVariable String key, RedirectAttributes redirect) {
    SampleIntroduction loaded = samples.load(key);
    redirect.addFlashAttribute(
        Flash.NAME, Flash.of("%s is loaded. %s".formatted(loaded.name(), loaded.lesson())));
    return "redirect:/";
  }
}
