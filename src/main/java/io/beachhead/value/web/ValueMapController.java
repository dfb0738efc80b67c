package io.beachhead.value.web;

import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMapQuestion;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureSelection;
import io.beachhead.value.features.FeatureSelections;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.Shells;
import io.beachhead.web.Toast;
import io.beachhead.workspace.WorkspaceSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The value map page and what can be done on it. */
@Controller
public class ValueMapController {
  private final ValueMapPages pages;
  private final ValueMaps maps;
  private final Features features;
  private final EvidenceRecords evidence;
  private final ObjectProvider<FeatureSelections> selections;
  private final WorkspaceSettings settings;
  private final Shells shells;
  private final Clock clock;

  ValueMapController(
      ValueMapPages pages,
      ValueMaps maps,
      Features features,
      EvidenceRecords evidence,
      ObjectProvider<FeatureSelections> selections,
      WorkspaceSettings settings,
      Shells shells,
      Clock clock) {
    this.pages = pages;
    this.maps = maps;
    this.features = features;
    this.evidence = evidence;
    this.selections = selections;
    this.settings = settings;
    this.shells = shells;
    this.clock = clock;
  }

  /** What every address of this page may carry. */
  @ModelAttribute("address")
  MapAddress address(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf) {
    ValueMapQuestion asked = ValueMapApi.question(segmentation, scenario, features, asOf);
    return new MapAddress(segmentation, asked.asOf(), scenario, asked.features());
  }

  @GetMapping("/value-map")
  ModelAndView page(@ModelAttribute("address") MapAddress address) {
    return new JteView("value/map", pages.page(shells.shell("value-map"), address, null));
  }

  @GetMapping("/value-map/cell")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView cellForm(
      @ModelAttribute("address") MapAddress address,
      @RequestParam String segment,
      @RequestParam String feature) {
    Place place = place(address, segment, feature);
    Optional<Evidence> judged = evidence.judgement(feature, place.segmentation, segment);
    return new JteView(
        "value/_cellform",
        new CellForm(
            address.href("/value-map/cell", "segment", segment, "feature", feature),
            address.href("/value-map"),
            TableView.id(feature, segment),
            place.label,
            judged.map(Evidence::value).map(v -> Format.number(v, 2)).orElse(""),
            judged.map(Evidence::se).map(v -> Format.number(v, 2)).orElse(""),
            null));
  }

  @PostMapping("/value-map/cell")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView saveCell(
      @ModelAttribute("address") MapAddress address,
      @RequestParam String segment,
      @RequestParam String feature,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String se,
      HttpServletResponse response) {
    Place place = place(address, segment, feature);
    Optional<Evidence> before = evidence.judgement(feature, place.segmentation, segment);
    try {
      judge(place, segment, feature, value, se);
    } catch (ProblemException wrong) {
      String id = TableView.id(feature, segment);
      response.setHeader("HX-Retarget", "#" + id);
      response.setHeader("HX-Reselect", "#" + id + "-form");
      response.setHeader("HX-Reswap", "innerHTML");
      response.setHeader("HX-Push-Url", "false");
      return new JteView(
          "value/_cellform",
          new CellForm(
              address.href("/value-map/cell", "segment", segment, "feature", feature),
              address.href("/value-map"),
              id,
              place.label,
              value,
              se,
              wrong.problems().isEmpty() ? wrong.detail() : wrong.problems().getFirst().problem()),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Toast.show(
        response,
        value.isBlank() ? "Estimate removed." : "Estimate saved: " + place.label + ".",
        address.href(
            "/value-map/cell/undo",
            "segment",
            segment,
            "feature",
            feature,
            "value",
            before.map(Evidence::value).map(Object::toString).orElse(""),
            "se",
            before.map(Evidence::se).map(Object::toString).orElse("")));
    return new JteView(
        "value/map",
        pages.page(shells.shell("value-map"), address, TableView.id(feature, segment)));
  }

  @PostMapping("/value-map/cell/undo")
  @PreAuthorize("hasRole('PRODUCT')")
  ResponseEntity<Void> undoCell(
      @ModelAttribute("address") MapAddress address,
      @RequestParam String segment,
      @RequestParam String feature,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String se) {
    judge(place(address, segment, feature), segment, feature, value, se);
    return ResponseEntity.noContent().build();
  }

  private void judge(Place place, String segment, String feature, String value, String se) {
    evidence.judge(
        feature,
        place.segmentation,
        segment,
        TypedAmount.read("value", value),
        TypedAmount.read("se", se),
        settings.current().today(clock));
  }

  /** Where a cell is. */
  private record Place(String segmentation, String label) {}

  private Place place(MapAddress address, String segment, String feature) {
    ValueMap map =
        maps.map(new ValueMapQuestion(address.segmentation(), null, List.of(), address.asOf()));
    Feature found = features.find(feature).orElseThrow(() -> Features.unknown(feature));
    String segmentation = map.segmentation();
    ValueMap.SegmentValue in =
        map.segments().stream()
            .filter(each -> each.key().equals(segment))
            .findFirst()
            .orElseThrow(
                () -> ProblemException.notFound("There is no segment \"%s\".".formatted(segment)));
    if (segmentation == null) {
      throw ProblemException.notFound("Customers are not segmented yet.");
    }
    return new Place(segmentation, found.name() + " for " + in.name());
  }

  @GetMapping("/value-map/candidates/new")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView candidateForm(@ModelAttribute("address") MapAddress address) {
    return new JteView(
        "value/_candidate",
        new CandidateForm(address.href("/value-map/candidates"), "", "", null, null));
  }

  @PostMapping("/value-map/candidates")
  @PreAuthorize("hasRole('PRODUCT')")
  @Nullable ModelAndView addCandidate(
      @ModelAttribute("address") MapAddress address,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String effort,
      HttpServletResponse response) {
    try {
      Feature feature =
          new Feature(
              features.freeKey(name),
              name.strip(),
              FeatureState.CANDIDATE,
              TypedAmount.read("effortWeeks", effort),
              List.of(),
              List.of(),
              "");
      features.add(feature);
    } catch (ProblemException wrong) {
      return new JteView(
          "value/_candidate",
          new CandidateForm(
              address.href("/value-map/candidates"),
              name,
              effort,
              ProblemItem.sentence(wrong.problems(), "name"),
              ProblemItem.sentence(wrong.problems(), "effortWeeks")),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    goTo(response, address.href("/value-map"));
    return null;
  }

  @GetMapping("/value-map/scenarios/new")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView scenarioForm(@ModelAttribute("address") MapAddress address) {
    return new JteView(
        "value/_scenario",
        new ScenarioForm(address.href("/value-map/scenarios"), names(address), "", null));
  }

  @PostMapping("/value-map/scenarios")
  @PreAuthorize("hasRole('PRODUCT')")
  @Nullable ModelAndView saveScenario(
      @ModelAttribute("address") MapAddress address,
      @RequestParam(defaultValue = "") String name,
      HttpServletResponse response) {
    FeatureSelections all =
        selections
            .orderedStream()
            .findFirst()
            .orElseThrow(() -> ProblemException.notFound("Scenarios are not available here."));
    FeatureSelection saved;
    try {
      if (name.isBlank()) {
        throw ProblemException.unprocessable(
            "The scenario needs a name.", List.of(ProblemItem.of("name", name, "give it a name")));
      }
      saved = all.save(name.strip(), address.features());
    } catch (ProblemException wrong) {
      return new JteView(
          "value/_scenario",
          new ScenarioForm(
              address.href("/value-map/scenarios"),
              names(address),
              name,
              wrong.problems().isEmpty() ? wrong.detail() : wrong.problems().getFirst().problem()),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    goTo(response, address.in(saved.key()).href("/value-map"));
    return null;
  }

  private String names(MapAddress address) {
    return features.all().stream()
        .filter(feature -> address.features().contains(feature.key()))
        .map(Feature::name)
        .collect(java.util.stream.Collectors.joining(", "));
  }

  /** Answers an htmx form with another page. */
  static void goTo(HttpServletResponse response, String address) {
    response.setHeader("HX-Redirect", address);
    response.setStatus(HttpStatus.NO_CONTENT.value());
  }

  /** The form inside a cell; {@code id} is the cell's. */
  public record CellForm(
      String action,
      String cancelHref,
      String id,
      String label,
      String value,
      String se,
      @Nullable String error) {}

  /** The dialog that adds a candidate. */
  public record CandidateForm(
      String action,
      String name,
      String effort,
      @Nullable String nameError,
      @Nullable String effortError) {}

  /** The dialog that saves the selection as a scenario. */
  public record ScenarioForm(String action, String features, String name, @Nullable String error) {}
}
