package io.beachhead.value.happiness.web;

import io.beachhead.value.happiness.Calibration;
import io.beachhead.value.happiness.Calibrations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The threshold that observation would set, as JSON. */
@RestController
@RequestMapping("/api/happiness")
@Tag(name = "Happiness")
class CalibrationApi {
  private final Calibrations calibrations;

  CalibrationApi(Calibrations calibrations) {
    this.calibrations = calibrations;
  }

  /**
   * Which threshold to take over.
   *
   * @param on surplus or ratio
   * @param curve true = the whole curve instead of the step at its half-way point
   */
  record Adoption(String on, @Nullable Boolean curve, @Nullable LocalDate asOf) {}

  @GetMapping("/calibration")
  @Operation(
      summary = "From which value on accounts are observed happy",
      description =
          "Logistic regression of observed happy on value less cost (a margin) and on value over"
              + " cost (a ratio); null threshold where it is not identified.")
  Calibrations.Both calibration(@RequestParam(required = false) @Nullable LocalDate asOf) {
    return calibrations.both(asOf);
  }

  @PostMapping("/threshold")
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Make the observed threshold the rule of the value model",
      description =
          "{\"on\":\"surplus|ratio\",\"curve\":true}: with curve the fitted chance decides, without"
              + " it the step where half are happy; 409 where it is not identified.")
  Calibrations.Adopted adopt(@RequestBody Adoption adoption) {
    Calibrations.Both found = calibrations.both(adoption.asOf);
    Calibration.On on = HappinessController.on(adoption.on);
    return Boolean.TRUE.equals(adoption.curve)
        ? calibrations.adoptCurve(found, on)
        : calibrations.adopt(found, on);
  }

  @DeleteMapping("/threshold")
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(summary = "Undo it")
  Calibrations.Adopted undo() {
    return calibrations.undo();
  }
}
