package io.beachhead.decisions.web;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.NewDecision;
import io.beachhead.decisions.Subject;
import io.beachhead.decisions.Verdict;
import io.beachhead.decisions.audience.OutsideReaders;
import io.beachhead.decisions.web.DecisionFormPage.Fields;
import io.beachhead.decisions.web.DecisionFormPage.Option;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.Colleagues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Writes decisions down by a form: new ones, and those that follow another. */
@Controller
@ConditionalOnWebApplication
class DecisionFormController {
  private static final int CHECKED_AFTER_DAYS = 90;
  private static final String AS_IT_IS = "asItIs";

  private final Decisions decisions;
  private final Features features;
  private final Colleagues colleagues;
  private final OutsideReaders outside;
  private final Shells shells;

  DecisionFormController(
      Decisions decisions,
      Features features,
      Colleagues colleagues,
      OutsideReaders outside,
      Shells shells) {
    this.decisions = decisions;
    this.features = features;
    this.colleagues = colleagues;
    this.outside = outside;
    this.shells = shells;
  }

  @GetMapping("/decisions/new")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  JteView blank(@RequestParam MultiValueMap<String, String> typed) {
    return page(DecisionForm.of(typed), null, List.of());
  }

  @PostMapping("/decisions")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView make(
      @RequestParam MultiValueMap<String, String> typed, RedirectAttributes redirect) {
    return saved(DecisionForm.of(typed), null, typed.containsKey(AS_IT_IS), redirect);
  }

  @GetMapping("/decisions/{id}/successor")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  JteView next(@PathVariable String id) {
    Decision before = decisions.required(id);
    var empty = DecisionForm.of(MultiValueMap.fromSingleValue(java.util.Map.of()));
    return page(empty.about(before.subject()), before, List.of());
  }

  @PostMapping("/decisions/{id}/successor")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView follow(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> typed,
      RedirectAttributes redirect) {
    Decision before = decisions.required(id);
    return saved(
        DecisionForm.of(typed).about(before.subject()),
        before,
        typed.containsKey(AS_IT_IS),
        redirect);
  }

  private ModelAndView saved(
      DecisionForm form, @Nullable Decision before, boolean asItIs, RedirectAttributes redirect) {
    List<ProblemItem> problems = new ArrayList<>();
    NewDecision said = form.decision(problems);
    if (!asItIs) {
      outside.mayNotRead(form.reason()).ifPresent(why -> problems.add(warning(why)));
    }
    try {
      if (problems.isEmpty()) {
        Decision made =
            before == null ? decisions.make(said) : decisions.follow(before.id(), sameAs(said));
        redirect.addFlashAttribute(
            Flash.NAME,
            Flash.of(
                "Decision saved. It owes %s."
                    .formatted(Format.count(made.requests().size(), "answer"))));
        return new ModelAndView(new RedirectView("/decisions?decision=" + made.id(), true));
      }
      refuseAll(said, problems);
    } catch (ProblemException refused) {
      if (refused.problems().isEmpty()) {
        throw refused;
      }
      problems.addAll(refused.problems());
    }
    return page(form, before, problems);
  }

  /** A reason goes to everybody who asked; saying a name there is rarely meant. */
  private static ProblemItem warning(String why) {
    return ProblemItem.of(
        AS_IT_IS,
        null,
        why
            + " Answers to everybody who asked are drafted from the reason, and shared roadmaps"
            + " leave out a decision that says so. Reword it, or save it as it is.");
  }

  /** A form without a day to check on may have other faults; all are shown at once. */
  private static void refuseAll(NewDecision said, List<ProblemItem> problems) {
    String reason = said.reason();
    if (reason == null || reason.isBlank()) {
      problems.add(
          ProblemItem.of("reason", null, "write the reason, in words that a customer may read"));
    }
    if (said.keys().isEmpty()) {
      problems.add(ProblemItem.of("features", null, "choose what is decided on"));
    }
  }

  /** What is followed says what it is about, also where that is gone by now. */
  private static NewDecision sameAs(NewDecision said) {
    return new NewDecision(
        null,
        List.of(),
        said.verdict(),
        said.reason(),
        said.alternatives(),
        said.revisitWhen(),
        said.checkOn(),
        said.decidedOn(),
        said.deciders());
  }

  private JteView page(DecisionForm typed, @Nullable Decision before, List<ProblemItem> problems) {
    Shell shell = shells.shell("decisions");
    var form = typed.checkedOn(shell.today().plusDays(CHECKED_AFTER_DAYS).toString());
    boolean choosing = before == null && form.about() == Subject.Kind.FEATURES;
    return new JteView(
        "decisions/form",
        new DecisionFormPage(
            shell,
            before == null ? "New decision" : "Follow: " + before.subject().name(),
            before == null ? "/decisions" : "/decisions/%s/successor".formatted(before.id()),
            before == null
                ? null
                : "Decided %s: %s. %s"
                    .formatted(
                        Format.date(before.decidedOn()),
                        Wording.what(before).verdict(),
                        before.ruling().reason()),
            choosing ? features(form.keys()) : List.of(),
            verdicts(form.verdict()),
            new Fields(
                choosing ? null : form.about().key(),
                form.keys(),
                form.reason(),
                form.alternatives(),
                form.revisitWhen(),
                form.checkOn(),
                form.decidedOn(),
                form.deciders()),
            colleagues.all().stream().map(Colleagues.Colleague::email).toList(),
            problems),
        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private List<Option> features(List<String> chosen) {
    return features.all().stream()
        .filter(feature -> !feature.shipped() || chosen.contains(feature.key()))
        .map(feature ->
            new Option(
                feature.key(), feature.name(), facts(feature), chosen.contains(feature.key())))
        .toList();
  }

  private static String facts(Feature feature) {
    Double effort = feature.effortWeeks();
    return "%s, %s"
        .formatted(
            feature.state().key(),
            effort == null ? "effort not known" : Format.personWeeks(effort));
  }

  private static List<Option> verdicts(String chosen) {
    return Arrays.stream(Verdict.values())
        .map(
            verdict -> new Option(verdict.key(), verdict.label(), "", verdict.key().equals(chosen)))
        .toList();
  }
}
