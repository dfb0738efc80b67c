package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.optimum.Optimiser;
import io.beachhead.roadmap.optimum.OptimumQuestion;
import io.beachhead.runs.RunAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The best roadmap under a capacity as JSON. */
@RestController
@RequestMapping("/api/roadmap/optimum")
@ConditionalOnWebApplication
@Tag(name = "Roadmap")
class OptimumApi {
  private final Optimiser optimiser;

  OptimumApi(Optimiser optimiser) {
    this.optimiser = optimiser;
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Find the best roadmap under a capacity",
      description =
          "Answers 202 at once; ask for the result by its id. Candidates are features in state"
              + " candidate or building with a known effort; capacity is in person-weeks per"
              + " quarter, by default that of the workspace. objective says what counts: happy"
              + " customers by the value model, or accounts that get what they ask for. weights is"
              + " \"accounts\", \"arr\", or an object of segment keys by which accounts are"
              + " multiplied (1 where a segment is not named). teams: [{name, capacity, features}]"
              + " are further capacities. 422 names what contradicts what.")
  ResponseEntity<RunAnswer> search(@RequestBody(required = false) @Nullable OptimumBody body) {
    OptimumQuestion question = body == null ? OptimumQuestion.plain() : body.question();
    var run = optimiser.start(question);
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/roadmap/optimum/" + run.id()))
        .body(RunAnswer.of(run));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "How a search stands, and the best roadmaps once it is done",
      description =
          "exact: whether the first roadmap is known to be the best; bound: more than which no"
              + " roadmap is worth; gap: (bound − best) ÷ best; ties: further roadmaps as good;"
              + " robustness: the share of draws from the posterior in whose best roadmap a"
              + " feature is; oneMoreWeek: what one more person-week per quarter adds.")
  RunAnswer found(@PathVariable String id) {
    return RunAnswer.of(optimiser.find(id));
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Stop a search", description = "One that has ended stays as it is.")
  void stop(@PathVariable String id) {
    optimiser.stop(id);
  }
}
