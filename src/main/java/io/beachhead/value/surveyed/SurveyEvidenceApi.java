package io.beachhead.value.surveyed;

import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Surveys as evidence of value, as JSON. */
@RestController
@RequestMapping("/api/evidence/surveys/{key}")
@ConditionalOnWebApplication
@Tag(name = "Evidence")
class SurveyEvidenceApi {
  private final SurveyEvidence evidence;
  private final Shells shells;

  SurveyEvidenceApi(SurveyEvidence evidence, Shells shells) {
    this.evidence = evidence;
    this.shells = shells;
  }

  /**
   * What to note.
   *
   * @param segmentation key; null for the active one
   */
  record Noting(@Nullable String segmentation) {}

  /** How many statements were noted. */
  record Noted(int noted) {}

  @GetMapping
  @Operation(
      summary = "What a MaxDiff survey says on the value of features",
      description =
          "For each item that stands for a feature, by segment: the anchor's worth times e^utility"
              + " per account and year, its standard error, respondents and effective respondents."
              + " value is null, and why says so, without an anchor and below 30 respondents of the"
              + " segment. 409 for surveys of another kind.")
  SurveyEvidence.Answered values(
      @PathVariable String key, @RequestParam(required = false) @Nullable String segmentation) {
    return evidence.compute(key, segmentation, shells.asOf());
  }

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Note a MaxDiff survey as evidence",
      description =
          "One statement of the kind survey for each feature and segment with a value, in place of"
              + " what was noted from the same survey before. The value model adds the bias of the"
              + " kind. 409 where there is no value yet.")
  Noted note(@PathVariable String key, @RequestBody(required = false) @Nullable Noting body) {
    return new Noted(evidence.note(key, body == null ? null : body.segmentation(), shells.asOf()));
  }
}
