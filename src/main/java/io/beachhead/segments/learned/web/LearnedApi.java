package io.beachhead.segments.learned.web;

import io.beachhead.runs.RunAnswer;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.learned.LearnedQuestion;
import io.beachhead.segments.learned.LearnedSegments;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** Learned segments as JSON. */
@RestController
@RequestMapping("/api/segmentations/learned")
@Tag(name = "Segments")
class LearnedApi {
  private static final String ID = "/{id:[0-9a-f-]{36}}";

  private final LearnedSegments learned;
  private final Shells shells;

  LearnedApi(LearnedSegments learned, Shells shells) {
    this.learned = learned;
    this.shells = shells;
  }

  /** The segmentation that was made. */
  record Accepted(String key, String name, int segments) {}

  @PostMapping
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Learn segments from what accounts are and do",
      description =
          "columns: attribute:NAME (categorical unless every value is a number;"
              + " attribute:NAME:categorical says so), feature:KEY, mrr, events:NAME. Answers 202"
              + " at once; ask for the result by its id.")
  ResponseEntity<RunAnswer> learn(@RequestBody LearnedQuestion question) {
    var run = learned.start(question, shells.asOf());
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/segmentations/learned/" + run.id()))
        .body(RunAnswer.of(run));
  }

  @GetMapping(ID)
  @Operation(
      summary = "How a run stands, and what it found once it is done",
      description =
          "models by number of classes with BIC, ICL, entropy R² and stability; the number chosen"
              + " and why; profiles in words; rules that place a new account, with their"
              + " cross-validated accuracy.")
  RunAnswer run(@PathVariable String id) {
    return RunAnswer.of(learned.find(id));
  }

  @DeleteMapping(ID)
  @PreAuthorize("hasRole('PRODUCT')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Stop a run", description = "One that has ended stays as it is.")
  void stop(@PathVariable String id) {
    learned.stop(id);
  }

  @PostMapping(ID + "/acceptance")
  @PreAuthorize("hasRole('PRODUCT')")
  @Operation(
      summary = "Make the classes a segmentation",
      description =
          "Accounts that were learned from are in their class; others are placed by the rules. 409"
              + " while the run is not done or where the key is taken.")
  ResponseEntity<Accepted> accept(
      @PathVariable String id, @RequestBody LearnedSegments.Acceptance body) {
    Segmentation made = learned.accept(id, body);
    return ResponseEntity.created(URI.create("/api/segmentations/" + made.key()))
        .body(new Accepted(made.key(), made.name(), made.segments().size()));
  }
}
