package io.beachhead.voice.jobs.web;

import io.beachhead.runs.RunAnswer;
import io.beachhead.voice.jobs.JobGroupings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
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

/** Groupings of statements as JSON. */
@RestController
@RequestMapping("/api/jobs/groupings")
@ConditionalOnWebApplication
@Tag(name = "Jobs")
class JobGroupingsApi {
  private final JobGroupings groupings;

  JobGroupingsApi(JobGroupings groupings) {
    this.groupings = groupings;
  }

  /**
   * What to group.
   *
   * @param of {@code all} statements (the default) or those that are {@code unassigned}
   */
  record Start(@Nullable String of) {}

  /** Groups to take on. */
  record Accepted(@Nullable List<JobGroupings.@Nullable Acceptance> groups) {}

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Group statements by what people want",
      description =
          "Answers 202 at once; ask for the result by its id. Groups are proposals, nothing changes"
              + " until they are accepted.")
  ResponseEntity<RunAnswer> group(@RequestBody(required = false) @Nullable Start body) {
    var run = groupings.start(body == null ? null : body.of());
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/jobs/groupings/" + run.id()))
        .body(RunAnswer.of(run));
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "How a grouping of statements stands, and its groups once it is done",
      description =
          "groups: id, label, words, statements, job (the key of the job most of them belong to"
              + " already, or null); unassigned: statements that fit none.")
  RunAnswer grouping(@PathVariable String id) {
    return RunAnswer.of(groupings.find(id));
  }

  @DeleteMapping("/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Stop a grouping of statements",
      description = "One that has ended stays as it is.")
  void stop(@PathVariable String id) {
    groupings.stop(id);
  }

  @PostMapping("/{id}/acceptance")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put the statements of groups into jobs",
      description =
          "job is a key, or the name of a job that is made where it is new. A statement that"
              + " belongs to a job is never moved. 409 while the grouping is not done.")
  void accept(@PathVariable String id, @RequestBody Accepted body) {
    groupings.accept(id, body.groups());
  }
}
