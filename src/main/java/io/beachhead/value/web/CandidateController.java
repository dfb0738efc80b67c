package io.beachhead.value.web;

import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.web.JteView;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Adds a candidate feature from the value map. */
@Controller
@PreAuthorize("hasRole('PRODUCT')")
public class CandidateController {
  private final Features features;

  CandidateController(Features features) {
    this.features = features;
  }

  @GetMapping("/value-map/candidates/new")
  ModelAndView candidateForm(@ModelAttribute("address") MapAddress address) {
    return new JteView(
        "value/_candidate",
        new CandidateForm(address.href("/value-map/candidates"), "", "", null, null));
  }

  @PostMapping("/value-map/candidates")
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
    HtmxRedirect.to(response, address.href("/value-map"));
    return null;
  }

  /** The dialog that adds a candidate. */
  public record CandidateForm(
      String action,
      String name,
      String effort,
      @Nullable String nameError,
      @Nullable String effortError) {}
}
