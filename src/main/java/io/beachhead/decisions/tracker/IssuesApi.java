package io.beachhead.decisions.tracker;

import io.beachhead.web.Csv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links of features to issues, and drift, as JSON and CSV. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Decisions")
class IssuesApi {
  private final Trackers trackers;
  private final Drift drift;

  IssuesApi(Trackers trackers, Drift drift) {
    this.trackers = trackers;
    this.drift = drift;
  }

  /** A feature and the address of an issue. */
  record NewLink(@Nullable String feature, @Nullable String url) {}

  record Drifts(List<Drift.Line> items) {}

  @GetMapping("/api/issues")
  @Operation(summary = "Issues that features are linked to, with their states")
  List<IssueLink> links(@RequestParam(required = false) @Nullable String feature) {
    return trackers.links(feature);
  }

  @PostMapping("/api/issues")
  @PreAuthorize("hasRole('PRODUCT')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Link a feature to an issue",
      description =
          "The feature has shipped once every issue of it that was not cancelled is done, and who"
              + " asked for it is owed the news.")
  IssueLink link(@RequestBody NewLink said) {
    return trackers.link(
        Objects.requireNonNullElse(said.feature(), ""), Objects.requireNonNullElse(said.url(), ""));
  }

  @DeleteMapping("/api/issues/{id}")
  @PreAuthorize("hasRole('PRODUCT')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a link away")
  void unlink(@PathVariable String id) {
    trackers.unlink(id);
  }

  @GetMapping(value = "/api/drift", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Decided against delivered, effort planned against spent")
  Drifts drift() {
    return new Drifts(drift.lines());
  }

  @GetMapping(
      value = {"/api/drift.csv", "/decisions/delivery.csv"},
      produces = "text/csv")
  @Operation(summary = "The same as a table")
  void table(HttpServletResponse response) {
    List<Drift.Line> lines = drift.lines();
    Csv.download(
        response,
        "drift",
        csv -> {
          csv.row(
              "feature",
              "name",
              "verdict",
              "decided_on",
              "check_on",
              "state",
              "issues",
              "issues_done",
              "planned_weeks",
              "spent_weeks",
              "drift");
          for (Drift.Line line : lines) {
            csv.row(
                line.feature(),
                line.name(),
                line.verdict() == null ? null : line.verdict().key(),
                line.decidedOn(),
                line.checkOn(),
                line.state() == null ? null : line.state().key(),
                line.issues(),
                line.issuesDone(),
                line.plannedWeeks(),
                line.spentWeeks(),
                line.drift());
          }
        });
  }
}
