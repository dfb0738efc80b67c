package io.beachhead.decisions.tracker;

import io.beachhead.web.ProblemException;
import io.beachhead.web.load.BodyLimit;
import io.beachhead.workspace.PublicAddress;
import io.beachhead.workspace.WorkspaceSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Trackers, and states from a file, as JSON. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Decisions")
class TrackersApi {
  private static final int LARGEST_FILE_KB = 4 * 1024;

  private final Trackers trackers;
  private final PublicAddress address;
  private final WorkspaceSettings settings;
  private final Clock clock;

  TrackersApi(Trackers trackers, PublicAddress address, WorkspaceSettings settings, Clock clock) {
    this.trackers = trackers;
    this.address = address;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A tracker.
   *
   * @param address where it sends its messages to
   */
  record TrackerView(
      String id,
      TrackerKind kind,
      String name,
      String url,
      String address,
      Instant createdAt,
      @Nullable Instant heardAt) {}

  /**
   * @param kind github, gitlab, jira or linear
   * @param url what its issues' addresses begin with
   * @param secret where the tracker made one, as Linear does; null to have one made
   */
  record NewTracker(
      @Nullable String kind,
      @Nullable String name,
      @Nullable String url,
      @Nullable String secret) {}

  /**
   * @param secret to be set in the tracker; shown this once
   * @param address to be set in the tracker
   */
  record Made(String id, String secret, String address) {}

  /** How many features a file changed. */
  record Taken(int features) {}

  @GetMapping("/api/trackers")
  @Operation(summary = "Issue trackers that may tell what becomes of issues")
  List<TrackerView> all() {
    return trackers.all().stream()
        .map(each ->
            new TrackerView(
                each.id(),
                each.kind(),
                each.name(),
                each.url(),
                address.link(each.path()),
                each.createdAt(),
                each.heardAt()))
        .toList();
  }

  @PostMapping("/api/trackers")
  @PreAuthorize("hasRole('ADMIN')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Register an issue tracker",
      description =
          "Set address and secret in the tracker as a webhook for issues. Messages are believed"
              + " with a right X-Hub-Signature-256 (GitHub), X-Gitlab-Token, X-Hub-Signature (Jira)"
              + " or Linear-Signature, about issues whose address begins with url.")
  Made register(@RequestBody NewTracker said) {
    var made =
        trackers.register(
            Objects.requireNonNullElse(said.kind(), ""),
            Objects.requireNonNullElse(said.name(), ""),
            Objects.requireNonNullElse(said.url(), ""),
            Objects.requireNonNullElse(said.secret(), ""));
    return new Made(made.tracker().id(), made.secret(), address.link(made.tracker().path()));
  }

  @DeleteMapping("/api/trackers/{id}")
  @PreAuthorize("hasRole('ADMIN')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a tracker; links and states stay")
  void delete(@PathVariable String id) {
    trackers.delete(id);
  }

  @PostMapping(value = "/api/issues/states", consumes = "text/csv")
  @PreAuthorize("hasRole('PRODUCT')")
  @BodyLimit(kilobytes = LARGEST_FILE_KB)
  @Operation(
      summary = "States of issues from a CSV file",
      description =
          "Columns url and state (open, started, done, cancelled), and where known title,"
              + " spent_weeks, changed_on. All of it or nothing.")
  Taken states(@RequestBody(required = false) @Nullable String file) {
    if (file == null || file.isBlank()) {
      throw ProblemException.badRequest("The file is empty.");
    }
    var news = new StateFile(clock.instant(), settings.current().timezone()).read(file);
    return new Taken(trackers.takeAll(news));
  }
}
