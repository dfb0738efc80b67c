package io.beachhead.growth.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.growth.EventGuesses.Guess;
import io.beachhead.growth.GrowthDefinition;
import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.growth.GrowthForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the company means by its stages of growth, as JSON. */
@RestController
@RequestMapping("/api/growth/definitions")
@ConditionalOnWebApplication
@Tag(name = "Growth")
class DefinitionsApi {
  private final GrowthDefinitions definitions;
  private final SeenEvents seen;

  DefinitionsApi(GrowthDefinitions definitions, SeenEvents seen) {
    this.definitions = definitions;
    this.seen = seen;
  }

  /**
   * The definitions as they stand.
   *
   * @param suggestions events that may be meant where nothing is said yet, with who did them
   * @param neverSeen fields whose event has not come in yet
   */
  record DefinitionsAnswer(
      @JsonUnwrapped GrowthForm.Written definitions,
      List<Guess> suggestions,
      List<String> neverSeen) {}

  @GetMapping
  @Operation(
      summary = "What the company means by signing up, onboarded, activated, aha, active, upgraded",
      description =
          "null where nothing is said yet; suggestions are guesses from the events there are.")
  DefinitionsAnswer definitions() {
    return answer(definitions.current());
  }

  @PutMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Change the fields named, keep the others; null takes one away",
      description =
          "An event is {\"event\", \"where\"}; activation {\"steps\", \"of\", \"withinDays\"}; aha"
              + " {\"event\", \"times\", \"withinDays\"}; gates are numbers, shares as fractions."
              + " 422 names each wrong field.")
  DefinitionsAnswer change(@RequestBody JsonNode change) {
    return answer(definitions.change(change));
  }

  private DefinitionsAnswer answer(GrowthDefinition it) {
    return new DefinitionsAnswer(GrowthForm.write(it), seen.guesses(it), seen.neverSeen(it));
  }
}
