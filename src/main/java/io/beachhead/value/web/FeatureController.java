package io.beachhead.value.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.value.features.EventLine;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A feature's page, and what can be done with the feature. */
@Controller
class FeatureController {
  private final Features features;
  private final FeaturePages pages;
  private final Shells shells;

  FeatureController(Features features, FeaturePages pages, Shells shells) {
    this.features = features;
    this.pages = pages;
    this.shells = shells;
  }

  private Feature required(String key) {
    return features.find(key).orElseThrow(() -> Features.unknown(key));
  }

  @GetMapping("/features/{key}")
  ModelAndView page(@PathVariable String key) {
    return new JteView("value/feature", pages.page(shells.shell("value-map"), required(key)));
  }

  @GetMapping("/features/{key}/edit")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView form(@PathVariable String key) {
    Feature feature = required(key);
    Double effort = feature.effortWeeks();
    return new JteView(
        "value/_featureform",
        new FeaturePage.Form(
            action(key),
            feature.name(),
            feature.state().key(),
            feature.owner(),
            effort == null ? "" : Format.number(effort, 2),
            String.join(", ", feature.requires()),
            String.join("\n", feature.eventLines()),
            List.of()));
  }

  @PostMapping("/features/{key}/edit")
  @PreAuthorize("hasRole('PRODUCT')")
  @Nullable ModelAndView save(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String effort,
      @RequestParam(defaultValue = "") String requires,
      @RequestParam(defaultValue = "") String events,
      HttpServletResponse response) {
    Feature before = required(key);
    try {
      features.change(
          new Feature(
              key,
              name.strip(),
              FeatureState.of(state).orElse(before.state()),
              TypedAmount.read("effortWeeks", effort),
              list(requires),
              events(events),
              owner.strip()));
    } catch (ProblemException wrong) {
      return new JteView(
          "value/_featureform",
          new FeaturePage.Form(
              action(key),
              name,
              state,
              owner,
              effort,
              requires,
              events,
              wrong.problems().isEmpty()
                  ? List.of(wrong.detail())
                  : wrong.problems().stream().map(FeatureController::sentence).toList()),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    HtmxRedirect.to(response, "/features/" + FeaturePages.encoded(key));
    return null;
  }

  private static String sentence(ProblemItem item) {
    return item.column() + ": " + item.problem();
  }

  /** Names between commas, the empty ones left out. */
  private static List<String> list(String typed) {
    return Arrays.stream(typed.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  /** Events, one a line, as {@link EventLine} writes them. */
  private static List<EventSelector> events(String typed) {
    List<EventSelector> events = new ArrayList<>();
    List<ProblemItem> problems = new ArrayList<>();
    typed
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .forEach(line ->
            EventLine.parse(line, Features.LONGEST_EVENT)
                .ifPresentOrElse(
                    events::add,
                    () ->
                        problems.add(
                            ProblemItem.of(
                                "events",
                                line,
                                "\"%s\" has a condition that cannot be read; use Exported where format = pdf"
                                    .formatted(line)))));
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The feature cannot be saved.", problems);
    }
    return events;
  }

  private static String action(String key) {
    return "/features/" + FeaturePages.encoded(key) + "/edit";
  }

  /** A retired feature is declined: it counts nowhere, and everything known of it stays. */
  @PostMapping("/features/{key}/retirement")
  @PreAuthorize("hasRole('PRODUCT')")
  String retire(@PathVariable String key, RedirectAttributes redirect) {
    Feature feature = required(key);
    features.change(feature.in(FeatureState.DECLINED));
    redirect.addFlashAttribute(
        Flash.NAME,
        new Flash(
            "%s is retired: it no longer counts, and what is known of it stays."
                .formatted(feature.name()),
            "/features/%s/retirement/undo?state=%s"
                .formatted(FeaturePages.encoded(key), feature.state().key())));
    return "redirect:/features/" + FeaturePages.encoded(key);
  }

  /** Takes a retirement back: the feature is again what it was. */
  @PostMapping("/features/{key}/retirement/undo")
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<Void> undoRetirement(@PathVariable String key, @RequestParam String state) {
    Feature feature = required(key);
    features.change(
        feature.in(
            FeatureState.of(state)
                .orElseThrow(() ->
                    ProblemException.unprocessable(
                        "The feature cannot be saved.",
                        List.of(
                            ProblemItem.of(
                                "state",
                                state,
                                "must be one of shipped, building, candidate, declined"))))));
    return ResponseEntity.noContent().build();
  }
}
