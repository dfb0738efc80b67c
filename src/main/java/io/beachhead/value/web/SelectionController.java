package io.beachhead.value.web;

import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureSelection;
import io.beachhead.value.features.FeatureSelections;
import io.beachhead.value.features.Features;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Saves the features switched on in the value map as a scenario. */
@Controller
@PreAuthorize("hasRole('PRODUCT')")
public class SelectionController {
  private final ObjectProvider<FeatureSelections> selections;
  private final Features features;

  SelectionController(ObjectProvider<FeatureSelections> selections, Features features) {
    this.selections = selections;
    this.features = features;
  }

  @GetMapping("/value-map/scenarios/new")
  ModelAndView scenarioForm(@ModelAttribute("address") MapAddress address) {
    return new JteView(
        "value/_scenario",
        new ScenarioForm(address.href("/value-map/scenarios"), names(address), "", null));
  }

  @PostMapping("/value-map/scenarios")
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
    HtmxRedirect.to(response, address.in(saved.key()).href("/value-map"));
    return null;
  }

  private String names(MapAddress address) {
    return features.all().stream()
        .filter(feature -> address.features().contains(feature.key()))
        .map(Feature::name)
        .collect(java.util.stream.Collectors.joining(", "));
  }

  /** The dialog that saves the selection as a scenario. */
  public record ScenarioForm(String action, String features, String name, @Nullable String error) {}
}
