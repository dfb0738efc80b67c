package io.beachhead.growth.reasons.web;

import io.beachhead.growth.reasons.LossReasons;
import io.beachhead.growth.reasons.ReasonsAnswer;
import io.beachhead.growth.reasons.StatedReasons;
import io.beachhead.growth.reasons.StatedReasons.Draft;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Why customers leave or shrink, as JSON. */
@RestController
@RequestMapping("/api/churn-reasons")
@ConditionalOnWebApplication
@Tag(name = "Growth")
class ReasonsApi {
  private final LossReasons reasons;
  private final StatedReasons stated;
  private final ReasonsPeriod period;

  ReasonsApi(LossReasons reasons, StatedReasons stated, ReasonsPeriod period) {
    this.reasons = reasons;
    this.stated = stated;
    this.period = period;
  }

  /** What was written down. */
  record Added(String id) {}

  @GetMapping
  @Operation(
      summary = "Why recurring revenue went between two days, by segment",
      description =
          "from and to = revenue in force on those days; the last year where they are not said."
              + " The reasons add up to what churned and contracted; a reason null was not said.")
  ReasonsAnswer all(
      @RequestParam(required = false) @Nullable String segmentation,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    var days = period.of(from, to);
    return reasons.answer(segmentation, days.from(), days.to());
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Write down why an account left or shrank")
  ResponseEntity<Added> add(@RequestBody Draft draft) {
    var id = stated.add(draft);
    return ResponseEntity.created(URI.create("/api/churn-reasons/" + id)).body(new Added(id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Delete a reason that was written down or imported")
  void delete(@PathVariable String id) {
    stated.delete(id);
  }
}
