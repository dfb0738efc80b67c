package io.beachhead.voice.themes.web;

import io.beachhead.voice.Theme;
import io.beachhead.voice.ThemeAssignments;
import io.beachhead.voice.themes.ThemeReport;
import io.beachhead.voice.themes.ThemeReports;
import io.beachhead.web.Shells;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Themes as JSON. */
@RestController
@RequestMapping("/api/themes")
@ConditionalOnWebApplication
@Tag(name = "Themes")
class ThemesApi {
  private final ThemeReports reports;
  private final ThemeAssignments assignments;
  private final Shells shells;

  ThemesApi(ThemeReports reports, ThemeAssignments assignments, Shells shells) {
    this.reports = reports;
    this.assignments = assignments;
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
    return assignments.merge(key, body.into()).theme();
  }

  /**
   * Which requests go where.
   *
   * @param requests ids
   * @param into key or name of a theme; a new one is made
   */
  record Split(@Nullable List<@Nullable String> requests, @Nullable String into) {}

  /** Where they are now, and how many went there. */
  record SplitAnswer(Theme theme, int requests) {}

  @PostMapping("/{key}/split")
  @PreAuthorize("hasAnyRole('PRODUCT','GTM')")
  @Operation(
      summary = "Move some requests of a theme into another one",
      description = "The other one is made where no theme has that key or name.")
  SplitAnswer split(@PathVariable String key, @RequestBody Split body) {
    List<@Nullable String> said = body.requests() == null ? List.of() : body.requests();
    var done =
        assignments.split(key, said.stream().map(id -> id == null ? "" : id).toList(), body.into());
    return new SplitAnswer(done.theme(), done.act().changed());
  }
}
