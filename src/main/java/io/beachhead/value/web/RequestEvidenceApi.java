package io.beachhead.value.web;

import io.beachhead.value.evidence.RequestEvidence;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests as evidence of value, as JSON. */
@RestController
@RequestMapping("/api/evidence/requests")
@ConditionalOnWebApplication
@Tag(name = "Evidence")
class RequestEvidenceApi {
  private final RequestEvidence evidence;
  private final Shells shells;

  RequestEvidenceApi(RequestEvidence evidence, Shells shells) {
    this.evidence = evidence;
    this.shells = shells;
  }

  /**
   * What to note.
   *
   * @param segmentation key; null for the active one
   * @param rate worth per account and year of an account that asks as badly as it can; null for the
   *     fitted rate
   */
  record Noting(@Nullable String segmentation, @Nullable Double rate) {}

  /** How many statements were noted. */
  record Noted(int noted) {}

  @GetMapping
  @Operation(
      summary = "What requests say on the value of features",
      description =
          "For each feature and segment that asks for it: the share of its paying accounts that"
              + " ask, weighted by ARR and importance, the unweighted share, the effective number"
              + " of accounts, and with an exchange rate (stated, else fitted on willingness to"
              + " pay) the value per account and year.")
  RequestEvidence.Answer shares(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable Double rate) {
    return evidence.compute(segmentation, rate, shells.asOf());
  }

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Note the requests as evidence",
      description =
          "One statement of the kind requests for each feature and segment; again on the same day"
              + " replaces it. The value model adds the bias of the kind. 409 where there is no"
              + " exchange rate.")
  Noted note(@RequestBody(required = false) @Nullable Noting body) {
    return new Noted(
        evidence.note(
            body == null ? null : body.segmentation(),
            body == null ? null : body.rate(),
            shells.asOf()));
  }
}
