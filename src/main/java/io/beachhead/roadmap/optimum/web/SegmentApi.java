package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.optimum.Optimiser;
import io.beachhead.runs.RunAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** What would make a segment happy, and at what cost, as JSON. */
@RestController
@RequestMapping("/api/roadmap/happy-segment")
@ConditionalOnWebApplication
@Tag(name = "Roadmap")
class SegmentApi {
  private final Optimiser optimiser;

  SegmentApi(Optimiser optimiser) {
    this.optimiser = optimiser;
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Find what makes a segment happy with least effort",
      description =
          "Answers 202 at once; ask for the result by its id. The least effort, in person-weeks,"
              + " that makes a share of the segment's paying accounts happy by the value model.")
  ResponseEntity<RunAnswer> search(@RequestBody SegmentBody body) {
    var run = optimiser.start(body.question());
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/roadmap/happy-segment/" + run.id()))
        .body(RunAnswer.of(run));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "How a search for a segment stands, and what it found",
      description =
          "cheapest: {features, effortWeeks, happyAccounts, share}, null where no roadmap makes"
              + " that share happy; steps: the best for growing effort up to it; exact: whether"
              + " less effort is known not to be enough; today: happy accounts of the segment now;"
              + " accounts: those that pay; why: in words.")
  RunAnswer found(@PathVariable String id) {
    return RunAnswer.of(optimiser.findSegment(id));
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Stop a search for a segment",
      description = "One that has ended stays as it is.")
  void stop(@PathVariable String id) {
    optimiser.stopSegment(id);
  }
}
