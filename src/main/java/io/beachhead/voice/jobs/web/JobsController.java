package io.beachhead.voice.jobs.web;

import io.beachhead.voice.interviews.Interviews;
import io.beachhead.voice.jobs.JobGroupings;
import io.beachhead.voice.jobs.JobRatings;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.speaker.Segments;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The page of jobs, and the form that writes one down. */
@Controller
@Hidden
@ConditionalOnWebApplication
class JobsController {
  private final Shells shells;
  private final Jobs jobs;
  private final Segments segments;
  private final Interviews interviews;
  private final List<JobRatings> ratings;
  private final JobGroupings groupings;

  JobsController(
      Shells shells,
      Jobs jobs,
      Segments segments,
      Interviews interviews,
      List<JobRatings> ratings,
      JobGroupings groupings) {
    this.shells = shells;
    this.jobs = jobs;
    this.segments = segments;
    this.interviews = interviews;
    this.ratings = List.copyOf(ratings);
    this.groupings = groupings;
  }

  @GetMapping("/jobs")
  JteView show() {
    return view(JobsPage.Form.EMPTY);
  }

  @PostMapping("/jobs")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "") String want,
      @RequestParam(defaultValue = "") String soThat,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      jobs.add(new Jobs.NewJob(name, when, want, soThat));
    } catch (ProblemException refused) {
      response.setStatus(refused.status().value());
      String why =
          refused.problems().stream().map(ProblemItem::problem).collect(Collectors.joining("; "));
      return view(new JobsPage.Form(name, when, want, soThat, why));
    }
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Job saved."));
    return new ModelAndView(new RedirectView("/jobs", true));
  }

  private JteView view(JobsPage.Form form) {
    var shell = shells.shell("jobs");
    var chosen = shell.segmentation();
    boolean mayWrite = JobStatementsController.mayWrite();
    return new JteView(
        "voice/jobs/jobs",
        new JobsPages(
                shell,
                jobs,
                ratings,
                segments.divide(chosen == null ? null : chosen.key(), shell.asOf()),
                interviews)
            .page(
                groupings
                    .last()
                    .map(run -> new JobGroupingPart(groupings, jobs).of(run))
                    .orElse(null),
                mayWrite ? form : null));
  }
}
