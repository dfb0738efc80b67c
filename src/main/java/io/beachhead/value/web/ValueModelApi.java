package io.beachhead.value.web;

import io.beachhead.value.model.ValueModels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

  ValueModelApi(ValueModels models) {
    this.models = models;
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
      description = "Changes the fields it has; cost, bias and prior field by field.")
  Object change(@RequestBody JsonNode change) {
    return models.written(models.change(change));
  }
}
