package io.beachhead.roadmap.web;

import io.beachhead.roadmap.Comparison;
import io.beachhead.roadmap.Comparisons;
import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.web.Csv;
import io.beachhead.web.Flash;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shell;
import io.beachhead.web.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The roadmap page: scenarios compared, and what people do with them. */
@Controller
class RoadmapController {
  /** Shown until people choose: as many as fit beside each other. */
  private static final int SHOWN = 3;

  private final Scenarios scenarios;
  private final Comparisons comparisons;
  private final Features features;
  private final Shells shells;

  RoadmapController(
      Scenarios scenarios, Comparisons comparisons, Features features, Shells shells) {
    this.scenarios = scenarios;
    this.comparisons = comparisons;
    this.features = features;
    this.shells = shells;
  }

  @GetMapping("/roadmap")
  JteView page(@RequestParam(required = false) @Nullable List<String> keys) {
    Shell shell = shells.shell("roadmap");
    return new JteView(
        "roadmap/roadmap",
        RoadmapPages.page(shell, compare(shell, keys), scenarios.inOrder(), features.all()));
  }

  @GetMapping("/roadmap.json")
  @ResponseBody
  Comparison json(@RequestParam(required = false) @Nullable List<String> keys) {
    return compare(shells.shell("roadmap"), keys);
  }

  /** A line per scenario and segment. */
  @GetMapping("/roadmap.csv")
  void csv(
      @RequestParam(required = false) @Nullable List<String> keys, HttpServletResponse response) {
    Comparison comparison = compare(shells.shell("roadmap"), keys);
    Csv.download(
        response,
        "roadmap",
        csv -> {
          csv.row(
              "scenario",
              "name",
              "features",
              "effort_weeks",
              "value_added",
              "concentration",
              "segment",
              "accounts",
              "arr",
              "value",
              "spread",
              "cost",
              "threshold",
              "happy_share",
              "happy_low",
              "happy_accounts",
              "happy_high",
              "change",
              "currency");
          for (Comparison.Column column : comparison.scenarios()) {
            String added =
                String.join(
                    ";", column.features().stream().map(Comparison.ChosenFeature::key).toList());
            for (Comparison.SegmentOutcome it : column.segments()) {
              csv.row(
                  column.key(),
                  column.name(),
                  added,
                  column.effort().effortWeeks(),
                  column.value().valueAdded(),
                  column.value().concentration(),
                  it.key(),
                  it.accounts(),
                  it.arr().amount(),
                  it.worth().value(),
                  it.worth().spread(),
                  it.worth().cost(),
                  it.worth().threshold(),
                  it.happyShare() == null ? null : it.happyShare().mid(),
                  it.happyAccounts() == null ? null : it.happyAccounts().low(),
                  it.happyAccounts() == null ? null : it.happyAccounts().mid(),
                  it.happyAccounts() == null ? null : it.happyAccounts().high(),
                  it.change(),
                  comparison.currency());
            }
          }
        });
  }

  @GetMapping("/roadmap/scenarios/new")
  @PreAuthorize("hasRole('PRODUCT')")
  JteView blank(@RequestParam(required = false) @Nullable List<String> features) {
    return form(null, "", "", features == null ? List.of() : features, List.of());
  }

  @GetMapping("/roadmap/scenarios/{key}/edit")
  @PreAuthorize("hasRole('PRODUCT')")
  JteView edit(@PathVariable String key) {
    Scenario it = scenarios.required(key);
    return form(it.key(), it.name(), it.note(), it.features(), List.of());
  }

  @PostMapping("/roadmap/scenarios")
  @PreAuthorize("hasRole('PRODUCT')")
  @Nullable ModelAndView create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(required = false) @Nullable List<String> features,
      HttpServletResponse response) {
    List<String> chosen = features == null ? List.of() : features;
    return saved(new Scenario(scenarios.freeKey(name), name, note, chosen), null, true, response);
  }

  @PostMapping("/roadmap/scenarios/{key}")
  @PreAuthorize("hasRole('PRODUCT')")
  @Nullable ModelAndView change(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(required = false) @Nullable List<String> features,
      HttpServletResponse response) {
    scenarios.required(key);
    List<String> chosen = features == null ? List.of() : features;
    return saved(new Scenario(key, name, note, chosen), key, false, response);
  }

  @PostMapping("/roadmap/scenarios/{key}/copy")
  @PreAuthorize("hasRole('PRODUCT')")
  String copy(@PathVariable String key, RedirectAttributes redirect) {
    Scenario copy = scenarios.duplicate(key);
    redirect.addFlashAttribute(Flash.NAME, Flash.of("Copied as %s.".formatted(copy.name())));
    return "redirect:/roadmap";
  }

  @PostMapping("/roadmap/scenarios/{key}/place")
  @PreAuthorize("hasRole('PRODUCT')")
  String move(@PathVariable String key, @RequestParam int place) {
    scenarios.move(key, place);
    return "redirect:/roadmap";
  }

  @PostMapping("/roadmap/scenarios/{key}/deletion")
  @PreAuthorize("hasRole('PRODUCT')")
  String delete(@PathVariable String key, RedirectAttributes redirect) {
    Scenarios.Deleted deleted = scenarios.delete(key);
    Scenario was = deleted.scenario();
    String undo =
        UriComponentsBuilder.fromPath("/roadmap/scenarios/restored")
            .queryParam("key", was.key())
            .queryParam("name", "{name}")
            .queryParam("note", "{note}")
            .queryParam("place", deleted.place())
            .queryParam("features", String.join(",", was.features()))
            .encode()
            .buildAndExpand(was.name(), was.note())
            .toUriString();
    redirect.addFlashAttribute(Flash.NAME, new Flash("%s is deleted.".formatted(was.name()), undo));
    return "redirect:/roadmap";
  }

  @PostMapping("/roadmap/scenarios/restored")
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<Void> restore(
      @RequestParam String key,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String note,
      @RequestParam int place,
      @RequestParam(required = false) @Nullable List<String> features) {
    List<String> chosen = features == null ? List.of() : features;
    scenarios.restore(new Scenarios.Deleted(new Scenario(key, name, note, chosen), place));
    return ResponseEntity.noContent().build();
  }

  /** Back to the page, or the form again with what is wrong. */
  private @Nullable ModelAndView saved(
      Scenario scenario, @Nullable String key, boolean isNew, HttpServletResponse response) {
    try {
      if (isNew) {
        scenarios.create(scenario);
      } else {
        scenarios.change(scenario);
      }
    } catch (ProblemException refused) {
      List<ProblemItem> problems =
          refused.problems().isEmpty()
              ? List.of(ProblemItem.of("name", null, refused.detail()))
              : refused.problems();
      return form(key, scenario.name(), scenario.note(), scenario.features(), problems);
    }
    response.setHeader("HX-Redirect", "/roadmap");
    response.setStatus(HttpStatus.NO_CONTENT.value());
    return null;
  }

  private JteView form(
      @Nullable String key,
      String name,
      String note,
      List<String> chosen,
      List<ProblemItem> problems) {
    List<ScenarioForm.Choice> choices = new ArrayList<>();
    List<Feature> all = features.all();
    for (Feature feature : all) {
      boolean on = chosen.contains(feature.key());
      if (!feature.shipped() && (feature.state() != FeatureState.DECLINED || on)) {
        choices.add(
            new ScenarioForm.Choice(feature.key(), feature.name(), facts(feature, all), on));
      }
    }
    return new JteView(
        "roadmap/_scenario",
        new ScenarioForm(shells.bare().csrf(), key, name, note, choices, problems),
        problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static String facts(Feature feature, List<Feature> all) {
    List<String> facts = new ArrayList<>();
    if (feature.state() != FeatureState.CANDIDATE) {
      facts.add(feature.state().key());
    }
    facts.add(
        feature.effortWeeks() == null
            ? "effort not known"
            : Format.personWeeks(feature.effortWeeks()));
    all.stream()
        .filter(other -> feature.requires().contains(other.key()) && !other.shipped())
        .forEach(other -> facts.add("needs " + other.name()));
    return String.join(", ", facts);
  }

  private Comparison compare(Shell shell, @Nullable List<String> keys) {
    List<String> chosen =
        keys == null || keys.isEmpty()
            ? scenarios.inOrder().stream().map(Scenario::key).limit(SHOWN).toList()
            : keys;
    return comparisons.of(
        chosen, shell.segmentation() == null ? null : shell.segmentation().key(), shell.asOf());
  }
}
