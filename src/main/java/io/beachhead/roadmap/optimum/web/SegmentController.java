package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.optimum.Optimiser;
import io.beachhead.roadmap.optimum.SegmentAnswer;
import io.beachhead.runs.Run;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.web.Csv;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import io.beachhead.web.chart.SparkBar;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that tells what would make a segment happy, and at what cost. */
@Controller
@Hidden
@ConditionalOnWebApplication
class SegmentController {
  private static final String PAGE = "/roadmap/happy-segment";
  private static final String BACK = "redirect:" + PAGE;
  private static final int BAR = 120;

  private final Optimiser optimiser;
  private final Features features;
  private final Segmentations segmentations;
  private final Shells shells;

  SegmentController(
      Optimiser optimiser, Features features, Segmentations segmentations, Shells shells) {
    this.optimiser = optimiser;
    this.features = features;
    this.segmentations = segmentations;
    this.shells = shells;
  }

  /**
   * @param segment key of the one to ask about; without it, that of the last search
   */
  @GetMapping(PAGE)
  JteView page(@RequestParam(required = false) @Nullable String segment) {
    Optional<Run> last = optimiser.lastSegment();
    SegmentAnswer found = last.flatMap(optimiser::segment).orElse(null);
    String chosen = segment != null || found == null ? segment : found.asked().segment();
    boolean runs = last.isPresent() && found == null;
    if (found != null && found.asked().segment().equals(chosen)) {
      return view(chosen, percent(found.asked().share()), last, List.of());
    }
    return view(chosen, percent(SegmentBody.HALF), runs ? last : Optional.empty(), List.of());
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private JteView view(
      @Nullable String chosen, String percent, Optional<Run> run, List<ProblemItem> problems) {
    Shell shell = shells.shell("roadmap");
    Segmentation shown =
        shell.segmentation() == null
            ? null
            : segmentations.asked(shell.segmentation().key()).orElse(null);
    CurrentUser user = CurrentUser.now();
    SegmentAnswer found = run.flatMap(optimiser::segment).orElse(null);
    return new JteView(
        "roadmap/segment",
        new SegmentPage(
            shell,
            user.may(Role.PRODUCT) || user.may(Role.GTM),
            shown == null
                ? new OptimumPage.Empty(
                    "Customers are not divided yet",
                    "Divide your customers into segments first. Then this page tells which features"
                        + " make one of them happy, and how many person-weeks that takes.",
                    "Go to segments",
                    "/segments")
                : null,
            shown == null ? List.of() : choices(shown, chosen),
            percent,
            problems,
            run.map(OptimumPages::running).orElse(null),
            found == null || run.isEmpty() ? null : result(run.get(), found, shell)),
        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static List<SegmentPage.Choice> choices(Segmentation shown, @Nullable String chosen) {
    return shown.all().stream()
        .map(one -> new SegmentPage.Choice(one.key(), one.name(), one.key().equals(chosen)))
        .toList();
  }

  private SegmentPage.Result result(Run run, SegmentAnswer found, Shell shell) {
    Map<String, String> names =
        features.all().stream().collect(Collectors.toMap(Feature::key, Feature::name));
    SegmentAnswer.Step cheapest = found.cheapest();
    List<SegmentPage.Row> rows = new ArrayList<>();
    for (SegmentAnswer.Step step : found.steps()) {
      String share = Format.share(step.share());
      rows.add(
          new SegmentPage.Row(
              Format.personWeeks(step.effortWeeks()),
              step.features().isEmpty()
                  ? "As it is today"
                  : step.features().stream()
                      .map(key -> names.getOrDefault(key, key))
                      .collect(Collectors.joining(", ")),
              Format.count(step.happyAccounts()),
              share,
              new SparkBar(
                      "%s happy".formatted(share),
                      List.of(SparkBar.Part.ink(step.share(), share)),
                      1,
                      true)
                  .draw(BAR, 8),
              step.equals(cheapest),
              shell.link("/value-map?features=" + String.join(",", step.features()))));
    }
    return new SegmentPage.Result(
        "What makes %s happy".formatted(found.name()),
        found.why(),
        found.exact(),
        rows,
        found.leftOut().stream()
            .map(one ->
                "%s is not considered: %s."
                    .formatted(names.getOrDefault(one.feature(), one.feature()), one.why()))
            .toList(),
        "Happy accounts by the value model, as of %s.".formatted(Format.date(found.asOf())),
        shell.link(PAGE + ".csv"),
        "/api/roadmap/happy-segment/" + run.id());
  }

  @PostMapping(PAGE)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  ModelAndView search(
      @RequestParam(defaultValue = "") String segment,
      @RequestParam(defaultValue = "") String percent,
      @RequestParam(defaultValue = "") String segmentation) {
    try {
      Double share =
          percent.isBlank() ? null : Double.valueOf(OptimumBody.number("percent", percent) / 100);
      optimiser.start(new SegmentBody(segment, share, segmentation, null, null, null).question());
      return new ModelAndView(BACK);
    } catch (ProblemException refused) {
      if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw refused;
      }
      return view(segment, percent, Optional.empty(), refused.problems());
    }
  }

  @PostMapping(PAGE + "/{id}/stop")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  String stop(@PathVariable String id) {
    optimiser.stopSegment(id);
    return BACK;
  }

  /** A line per effort of the last search. */
  @GetMapping(PAGE + ".csv")
  void csv(HttpServletResponse response) {
    SegmentAnswer found =
        optimiser
            .lastSegment()
            .flatMap(optimiser::segment)
            .orElseThrow(
                () -> ProblemException.notFound("No search for a happy segment is done yet."));
    Csv.download(
        response,
        "happy-segment",
        csv -> {
          csv.row("segment", "effort_weeks", "features", "happy_accounts", "share", "enough");
          for (SegmentAnswer.Step step : found.steps()) {
            csv.row(
                found.asked().segment(),
                step.effortWeeks(),
                String.join(";", step.features()),
                step.happyAccounts(),
                step.share(),
                step.share() >= found.asked().share() - 1e-9);
          }
        });
  }
}
