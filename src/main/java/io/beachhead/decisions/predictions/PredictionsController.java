package io.beachhead.decisions.predictions;

import io.beachhead.value.model.ValueModels;
import io.beachhead.web.Flash;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.databind.json.JsonMapper;

/** The page of predictions. */
@Controller
@Hidden
@ConditionalOnWebApplication
class PredictionsController {
  private static final String ADDRESS = "/decisions/predictions";

  private final Shells shells;
  private final PredictionPages pages;
  private final Predictions predictions;
  private final ValueModels models;
  private final JsonMapper json;

  PredictionsController(
      Shells shells,
      PredictionPages pages,
      Predictions predictions,
      ValueModels models,
      JsonMapper json) {
    this.shells = shells;
    this.pages = pages;
    this.predictions = predictions;
    this.models = models;
    this.json = json;
  }

  @GetMapping(ADDRESS)
  JteView page() {
    return new JteView("decisions/predictions", pages.page(shells.shell("decisions")));
  }

  @PostMapping(ADDRESS + "/{decision}/check")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView again(@PathVariable String decision, RedirectAttributes redirect) {
    predictions.again(decision);
    return said("Checked again with the data as they are now.", redirect);
  }

  /** Takes the offered bias of a kind of evidence into the value model. */
  @PostMapping(ADDRESS + "/bias")
  @PreAuthorize("hasRole('PRODUCT')")
  ModelAndView useBias(
      @RequestParam String kind, @RequestParam double sd, RedirectAttributes redirect) {
    OfferedBias offered = OfferedBias.of(kind, sd);
    models.change(json.valueToTree(offered.change()));
    return said(
        "The value model now counts %s with that bias.".formatted(offered.kind().label()),
        redirect);
  }

  private static ModelAndView said(String message, RedirectAttributes redirect) {
    redirect.addFlashAttribute(Flash.NAME, Flash.of(message));
    return new ModelAndView(new RedirectView(ADDRESS));
  }
}
