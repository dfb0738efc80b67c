package io.beachhead.value.web;

import io.beachhead.value.model.ValueModels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/value-model")
@Tag(name = "Value")
class ValueModelApi {
  private final ValueModels models;
  private final Scalings scalings;

  ValueModelApi(ValueModels models, Scalings scalings) {
    this.models = models;
    this.scalings = scalings;
  }

  @GetMapping("/scaling")
  @Operation(
      summary = "How fast value grows with size, as accounts show it",
      description =
          "The slope of log value on log size over accounts that said what features are worth to"
              + " them, 30 at least, for cost and every numeric attribute. It is offered, not used,"
              + " until somebody sets it as the model's exponent.")
  List<Scalings.Offer> scaling() {
    return scalings.offers();
  }

  @GetMapping
  @Operation(summary = "The assumptions behind the value map")
  Object current() {
    return models.written(models.current());
  }

  @PutMapping
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Change assumptions",
      description =
          "Changes the fields it has; cost, bias and prior field by field. \"happy\" is a margin, a"
              + " ratio or {\"observed\":true}: then the curve fitted to observed customers"
              + " decides; 409 with the reason where it is not identified. \"scalesWith\" is cost,"
              + " nothing or attribute:NAME, \"exponent\" how fast value grows with it.")
  Object change(@RequestBody JsonNode change) {
    models.requireIdentified(change);
    scalings.require(change);
    return models.written(models.change(change));
  }
}
