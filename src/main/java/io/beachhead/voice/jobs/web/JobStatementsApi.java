package io.beachhead.voice.jobs.web;

import io.beachhead.voice.jobs.Jobs;
import io.beachhead.voice.jobs.Statement;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What single people said they hire the product for, as JSON. */
@RestController
@RequestMapping("/api/jobs/statements")
@ConditionalOnWebApplication
@Tag(name = "Jobs")
class JobStatementsApi {
  private static final int MOST = 1_000;

  private final Jobs jobs;

  JobStatementsApi(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Some statements, and how many there are. */
  record Statements(List<Statement> items, int total) {}

  /** Which job a statement belongs to; null for none. */
  record Belonging(@Nullable String job) {}

  @GetMapping
  @Operation(
      summary = "What single people said they hire the product for",
      description =
          "Parameters: job (a key, or none for those that belong to no job), limit, from.")
  Statements list(
      @RequestParam(required = false) @Nullable String job,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int from) {
    if (limit < 1 || limit > MOST || from < 0) {
      throw ProblemException.badRequest(
          "The statements cannot be listed.",
          List.of(
              from < 0
                  ? ProblemItem.of("from", Integer.toString(from), "expected 0 or more")
                  : ProblemItem.of("limit", Integer.toString(limit), "expected 1 to " + MOST)));
    }
    List<Statement> found =
        jobs.statements().stream().filter(statement -> belongs(statement, job)).toList();
    return new Statements(found.stream().skip(from).limit(limit).toList(), found.size());
  }

  @PutMapping("/{id}/job")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Say which job a statement belongs to",
      description = "job is a key; null takes it out of its job. 404 for an unknown one.")
  void put(@PathVariable String id, @RequestBody Belonging body) {
    Map<String, @Nullable String> assigned = new HashMap<>();
    assigned.put(id, body.job());
    jobs.assign(assigned);
  }

  private static boolean belongs(Statement statement, @Nullable String job) {
    return job == null
        || job.isBlank()
        || (job.equals("none") ? statement.job() == null : job.equals(statement.job()));
  }
}
