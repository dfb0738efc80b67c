package io.beachhead.value.web;

import io.beachhead.value.ValueMapQuestion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What every address of the value map may carry, for the controllers of its parts. */
@ControllerAdvice(
    assignableTypes = {
      ValueMapController.class,
      CellController.class,
      CandidateController.class,
      SelectionController.class
    })
class MapAddresses {
  @ModelAttribute("address")
  MapAddress address(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable List<String> features,
      @RequestParam(required = false) @Nullable String asOf) {
    ValueMapQuestion asked = ValueMapApi.question(segmentation, scenario, features, asOf);
    return new MapAddress(segmentation, asked.asOf(), scenario, asked.features());
  }
}
