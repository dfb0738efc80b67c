package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.Comparison;
import io.beachhead.roadmap.Comparisons;
import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.roadmap.optimum.Optimiser;
import io.beachhead.roadmap.optimum.Optimum;
import io.beachhead.roadmap.optimum.OptimumQuestion;
import io.beachhead.runs.Run;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** The page on which the best roadmap is searched for, and taken on as a scenario. */
@Controller
@Hidden
@ConditionalOnWebApplication
class OptimumController {
  private static final String PAGE = "/roadmap/optimum";
  private static final String BACK = "redirect:" + PAGE;

  private final Optimiser optimiser;
  private final Features features;
  private final Scenarios scenarios;
  private final Comparisons comparisons;
  private final Segmentations segmentations;
  private final WorkspaceSettings workspace;
  private final Shells shells;

  OptimumController(
      Optimiser optimiser,
      Features features,
      Scenarios scenarios,
      Comparisons comparisons,
      Segmentations segmentations,
      WorkspaceSettings workspace,
      Shells shells) {
    this.optimiser = optimiser;
    this.features = features;
    this.scenarios = scenarios;
    this.comparisons = comparisons;
    this.segmentations = segmentations;
    this.workspace = workspace;
    this.shells = shells;
  }

  @GetMapping(PAGE)
  JteView page() {
    Optional<Run> last = optimiser.last();
    Optimum found = last.flatMap(optimiser::result).orElse(null);
    OptimumQuestion asked = found == null ? asUsual() : found.basis().asked();
    return view(OptimumForm.of(asked), last, found, List.of());
  }

  private OptimumQuestion asUsual() {
    OptimumQuestion plain = OptimumQuestion.plain();
    return new OptimumQuestion(
        workspace.current().capacityWeeks(),
        plain.quarters(),
        plain.must(),
        plain.mustNot(),
        plain.together(),
        plain.apart(),
        plain.objective(),
        plain.weights(),
        plain.segmentation(),
        plain.seconds(),
        plain.teams());
  }

  private JteView view(
      OptimumForm form, Optional<Run> last, @Nullable Optimum found, List<ProblemItem> problems) {
    Shell shell = shells.shell("roadmap");
    List<Feature> all = features.all();
    var pages = new OptimumPages(shell, all);
    List<String> candidates =
        all.stream().filter(OptimumController::isOpen).map(Feature::key).toList();
    CurrentUser user = CurrentUser.now();
    OptimumPage.Empty empty = empty(shell, candidates);
    return new JteView(
        "roadmap/optimum",
        new OptimumPage(
            shell,
            user.may(Role.PRODUCT) || user.may(Role.GTM),
            user.may(Role.PRODUCT),
            empty,
            pages.form(form, candidates, divided(shell)),
            problems,
            last.map(OptimumPages::running).orElse(null),
            found == null || last.isEmpty()
                ? null
                : pages.result(last.get(), found, compared(found))),
        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** The segmentation whose segments can be weighed: the one that a search counts by. */
  private @Nullable Segmentation divided(Shell shell) {
    return shell.segmentation() == null ? null : segmentations.active().orElse(null);
  }

  private static boolean isOpen(Feature feature) {
    return feature.state() == FeatureState.CANDIDATE || feature.state() == FeatureState.BUILDING;
  }

  /** Scenarios beside what was found; null where they cannot be counted by its segmentation. */
  private @Nullable Comparison compared(Optimum found) {
    try {
      return comparisons.of(
          scenarios.inOrder().stream().map(Scenario::key).toList(),
          found.basis().segmentation(),
          found.basis().asOf());
    } catch (ProblemException gone) {
      return null;
    }
  }

  private static OptimumPage.@Nullable Empty empty(Shell shell, List<String> candidates) {
    if (shell.segmentation() == null) {
      return new OptimumPage.Empty(
          "Customers are not divided yet",
          "The best roadmap is the one that makes most customers happy. Divide your customers into"
              + " segments first, so that it can be told what each feature is worth to whom.",
          "Go to segments",
          "/segments");
    }
    return candidates.isEmpty()
        ? new OptimumPage.Empty(
            "Nothing to choose from yet",
            "A roadmap chooses among candidate features with an effort in person-weeks. Add some in"
                + " the value map or import them.",
            "Open the value map",
            "/value-map")
        : null;
  }

  @PostMapping(PAGE)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView search(@RequestParam MultiValueMap<String, String> fields) {
    OptimumForm form = OptimumForm.sent(fields);
    try {
      optimiser.start(form.body().question());
      return new ModelAndView(BACK);
    } catch (ProblemException refused) {
      if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw refused;
      }
      return view(form, Optional.empty(), null, refused.problems());
    }
  }

  @PostMapping(PAGE + "/{id}/stop")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String stop(@PathVariable String id) {
    optimiser.stop(id);
    return BACK;
  }

  /** Makes a scenario of a roadmap that was found. */
  @PostMapping(PAGE + "/{id}/adoption")
  @PreAuthorize("hasRole('PRODUCT')")
  String adopt(@PathVariable String id, @RequestParam int place, RedirectAttributes redirect) {
    Optimum found =
        optimiser
            .result(optimiser.find(id))
            .orElseThrow(() -> ProblemException.conflict("The search is not done."));
    if (place < 0 || place >= found.roadmaps().size()) {
      throw ProblemException.notFound("The search found no such roadmap.");
    }
    Optimum.Roadmap roadmap = found.roadmaps().get(place);
    List<String> known = features.all().stream().map(Feature::key).toList();
    String name = freeName(place == 0 ? "Best roadmap" : "Near-best roadmap");
    Scenario scenario =
        scenarios.create(
            new Scenario(
                scenarios.freeKey(name),
                name,
                note(found.basis()),
                roadmap.features().stream().filter(known::contains).toList()));
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "Added as the scenario %s.".formatted(scenario.name()),
            "/roadmap/scenarios/%s/deletion".formatted(scenario.key())));
    return "redirect:/roadmap?keys=" + shownWith(scenario);
  }

  private static String note(Optimum.Basis basis) {
    return "Found by the search: %s within %s person-weeks%s."
        .formatted(
            aim(basis.asked()),
            io.beachhead.web.Format.number(basis.capacity(), 1),
            basis.quarters() == 1 ? "" : " in each of %d quarters".formatted(basis.quarters()));
  }

  private static String aim(OptimumQuestion asked) {
    boolean byArr = asked.weights().by() == OptimumQuestion.By.ARR;
    return switch (asked.objective().kind()) {
      case HAPPY -> byArr ? "most ARR of happy customers" : "most happy customers";
      case SERVED -> "most accounts that get what they ask for";
      case REACH -> "the fewest features that reach most accounts";
      case ALL_OF -> "most accounts that get everything they ask for";
    };
  }

  private String freeName(String wanted) {
    List<String> taken = scenarios.inOrder().stream().map(Scenario::name).toList();
    String name = wanted;
    for (int number = 2; taken.contains(name); number++) {
      name = wanted + " " + number;
    }
    return name;
  }

  /** The first hand-made ones and the new one, as many as fit beside each other. */
  private String shownWith(Scenario scenario) {
    return scenarios.inOrder().stream()
            .map(Scenario::key)
            .filter(key -> !key.equals(scenario.key()))
            .limit(2)
            .collect(Collectors.joining(","))
        + ","
        + scenario.key();
  }

  /** A line per roadmap that the last search found. */
  @GetMapping(PAGE + ".csv")
  void csv(HttpServletResponse response) {
    Optimum found =
        optimiser
            .last()
            .flatMap(optimiser::result)
            .orElseThrow(
                () -> ProblemException.notFound("No search for the best roadmap is done yet."));
    Csv.download(
        response,
        "best-roadmaps",
        csv -> {
          csv.row(
              "place",
              "objective",
              "value",
              "features",
              "quarters",
              "happy_low",
              "happy_accounts",
              "happy_high",
              "change",
              "effort_weeks",
              "capacity",
              "exact",
              "gap");
          for (int place = 0; place < found.roadmaps().size(); place++) {
            Optimum.Roadmap one = found.roadmaps().get(place);
            var happy = one.happyAccounts();
            csv.row(
                place + 1,
                found.basis().asked().objective().kind().key(),
                one.value(),
                String.join(";", one.features()),
                one.quarters().stream()
                    .map(quarter -> String.join(";", quarter))
                    .collect(Collectors.joining("|")),
                happy == null ? null : happy.low(),
                happy == null ? null : happy.mid(),
                happy == null ? null : happy.high(),
                one.change(),
                one.effortWeeks(),
                found.basis().capacity(),
                found.exact(),
                found.gap());
          }
        });
  }
}
