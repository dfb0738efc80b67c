package io.beachhead.voice.themes.web;

import io.beachhead.runs.RunAnswer;
import io.beachhead.voice.Theme;
import io.beachhead.voice.ThemeAssignments;
import io.beachhead.voice.themes.ThemeGroupings;
import io.beachhead.voice.themes.ThemeReport;
import io.beachhead.voice.themes.ThemeReports;
import io.beachhead.web.Shells;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Themes and groupings as JSON. */
@RestController
@RequestMapping("/api/themes")
@ConditionalOnWebApplication
@Tag(name = "Themes")
class ThemesApi {
  private final ThemeReports reports;
  private final ThemeAssignments assignments;
  private final ThemeGroupings groupings;
  private final Shells shells;

  ThemesApi(
      ThemeReports reports, ThemeAssignments assignments, ThemeGroupings groupings, Shells shells) {
    this.reports = reports;
    this.assignments = assignments;
    this.groupings = groupings;
    this.shells = shells;
  }

  /** A name for a theme. */
  record Named(@Nullable String name) {}

  /**
   * Where a theme goes.
   *
   * @param into key of the other theme
   */
  record Merge(@Nullable String into) {}

  /**
   * What to group.
   *
   * @param of {@code all} requests (the default) or those that are {@code unassigned}
   */
  record Start(@Nullable String of) {}

  /** Groups to take on. */
  record Accepted(@Nullable List<ThemeGroupings.@Nullable Acceptance> groups) {}

  @GetMapping
  @Operation(
      summary = "Themes with their requests, accounts and ARR by segment",
      description =
          "Merged requests count once, accounts and ARR count each account once, importance counts"
              + " voices. outside = requests that only accounts of the segmentation's otherwise"
              + " make; effortWeeks of the features they name.")
  ThemeReport all(@RequestParam(required = false) @Nullable String segmentation) {
    return reports.report(segmentation, shells.asOf());
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Make a theme", description = "409 where there is one of that name.")
  ResponseEntity<Theme> make(@RequestBody Named body) {
    Theme theme = assignments.create(body.name());
    return ResponseEntity.created(URI.create("/api/themes")).body(theme);
  }

  @PatchMapping("/{key}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(summary = "Rename a theme", description = "Its key stays.")
  Theme rename(@PathVariable String key, @RequestBody Named body) {
    return assignments.rename(key, body.name());
  }

  @PostMapping("/{key}/merge")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Merge a theme into another one",
      description = "Its requests are in the other one from then on; it is gone.")
  Theme merge(@PathVariable String key, @RequestBody Merge body) {
    return assignments.merge(key, body.into());
  }

  @PostMapping("/groupings")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Group requests by what they say",
      description =
          "Answers 202 at once; ask for the result by its id. Groups are proposals, nothing changes"
              + " until they are accepted.")
  ResponseEntity<RunAnswer> group(@RequestBody(required = false) @Nullable Start body) {
    var run = groupings.start(body == null ? null : body.of());
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .location(URI.create("/api/themes/groupings/" + run.id()))
        .body(RunAnswer.of(run));
  }

  @GetMapping("/groupings/{id}")
  @Operation(
      summary = "How a grouping stands, and its groups once it is done",
      description =
          "groups: id, label, words, requests, theme (the key of the theme most of them are in"
              + " already, or null); unassigned: requests that fit none.")
  RunAnswer grouping(@PathVariable String id) {
    return RunAnswer.of(groupings.find(id));
  }

  @DeleteMapping("/groupings/{id}")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Stop a grouping", description = "One that has ended stays as it is.")
  void stop(@PathVariable String id) {
    groupings.stop(id);
  }

  @PostMapping("/groupings/{id}/acceptance")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put the requests of groups into themes",
      description =
          "theme is a key, or the name of a theme that is made where it is new. What a person has"
              + " put into a theme is never moved. 409 while the grouping is not done.")
  void accept(@PathVariable String id, @RequestBody Accepted body) {
    groupings.accept(id, body.groups());
  }
}
