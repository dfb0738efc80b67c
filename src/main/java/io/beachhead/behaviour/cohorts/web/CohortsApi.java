package io.beachhead.behaviour.cohorts.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.beachhead.behaviour.cohorts.Cohort;
import io.beachhead.behaviour.cohorts.CohortUse;
import io.beachhead.behaviour.cohorts.Cohorts;
import io.beachhead.behaviour.cohorts.Definition;
import io.beachhead.behaviour.cohorts.NewCohort;
import io.beachhead.behaviour.people.Unit;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cohorts as JSON. */
@RestController
@RequestMapping("/api/cohorts")
class CohortsApi {
  static final String MAY_CHANGE = "hasAnyRole('PRODUCT', 'GTM')";

  private final Cohorts cohorts;

  CohortsApi(Cohorts cohorts) {
    this.cohorts = cohorts;
  }

  /**
   * A cohort.
   *
   * @param kind static or dynamic
   * @param size how many members it had when it was last computed; null before
   * @param question with its kind and of; left out of the others, as rule is
   * @param usedBy left out of the list
   */
  record View(
      String key,
      String name,
      Unit unit,
      String kind,
      @Nullable Integer size,
      @Nullable Instant computedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode question,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode rule,
      String createdBy,
      Instant createdAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CohortUse.Use> usedBy) {
    static View of(Cohort cohort, @Nullable List<CohortUse.Use> usedBy) {
      JsonNode question = null;
      JsonNode rule = null;
      switch (cohort.definition()) {
        case Definition.Fixed _ -> {}
        case Definition.Cell(var kind, var body) ->
            question = body.deepCopy() instanceof ObjectNode copy ? copy.put("kind", kind) : body;
        case Definition.ByRule(var text, _) -> rule = text;
      }
      return new View(
          cohort.key(),
          cohort.name(),
          cohort.unit(),
          cohort.definition().isDynamic() ? "dynamic" : "static",
          cohort.size(),
          cohort.computedAt(),
          question,
          rule,
          cohort.createdBy(),
          cohort.createdAt(),
          usedBy);
    }
  }

  @GetMapping
  @Operation(summary = "All cohorts, by name, with their size when they were last computed")
  List<View> all() {
    return cohorts.all().stream().map(cohort -> View.of(cohort, null)).toList();
  }

  @GetMapping("/{key}")
  @Operation(summary = "One cohort with its size now and what uses it")
  View one(@PathVariable String key) {
    return View.of(cohorts.counted(key), cohorts.usedBy(key));
  }

  @PostMapping
  @PreAuthorize(MAY_CHANGE)
  @Operation(
      summary = "Save a cohort: a list of members, a number of a question, or a rule",
      description =
          "members: ids. question: as the behaviour API takes it, with kind (funnel, retention,"
              + " stickiness, lifecycle, activity, feature-use) and of. rule: {\"all\": […]},"
              + " {\"any\": […]}, {\"not\": {…}}, {\"did\": \"Export created\", \"atLeast\": 3,"
              + " \"lastDays\": 28}, {\"accounts\": \"industry = 'Retail'\"}, {\"persona\":"
              + " \"Buyer\"}, {\"cohort\": \"key\"}. kind static keeps whoever is a member now;"
              + " dynamic follows. A cohort that refers to itself is refused with the way round.")
  ResponseEntity<View> add(@RequestBody NewCohort said) {
    var cohort = cohorts.add(said);
    return ResponseEntity.created(URI.create("/api/cohorts/" + cohort.key()))
        .body(View.of(cohort, List.of()));
  }

  @PutMapping("/{key}")
  @PreAuthorize(MAY_CHANGE)
  @Operation(summary = "Change a cohort; what is left out stays")
  View change(@PathVariable String key, @RequestBody NewCohort said) {
    return View.of(cohorts.change(key, said), cohorts.usedBy(key));
  }

  @DeleteMapping("/{key}")
  @PreAuthorize(MAY_CHANGE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete a cohort",
      description =
          "What uses it answers 422 with its name until it is restored or replaced there.")
  void delete(@PathVariable String key) {
    cohorts.delete(key);
  }
}
