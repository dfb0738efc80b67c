package io.beachhead.workspace.web;

import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.settings.DataDeletion;
import io.beachhead.workspace.settings.WorkspaceChange;
import io.beachhead.workspace.settings.WorkspaceChanges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnWebApplication
@RequestMapping("/api/workspace")
@Tag(name = "Workspace", description = "Settings, people and keys.")
class WorkspaceApi {
  private final WorkspaceSettings settings;
  private final WorkspaceChanges changes;
  private final DataDeletion deletion;

  /**
   * @param weekStart {@code monday} or {@code sunday}
   * @param capacityWeeks person-weeks per quarter; null = not known
   * @param sample the sample data that is loaded; null = the company's own
   */
  record Settings(
      String name,
      String currency,
      String timezone,
      String weekStart,
      Map<String, BigDecimal> exchangeRates,
      @Nullable Double capacityWeeks,
      @Nullable String sample) {
    static Settings of(Workspace workspace) {
      return new Settings(
          workspace.name(),
          workspace.currency(),
          workspace.timezone().getId(),
          workspace.weekStart().name().toLowerCase(Locale.ROOT),
          workspace.exchangeRates(),
          workspace.capacityWeeks(),
          workspace.sampleKey());
    }
  }

  WorkspaceApi(WorkspaceSettings settings, WorkspaceChanges changes, DataDeletion deletion) {
    this.settings = settings;
    this.changes = changes;
    this.deletion = deletion;
  }

  @GetMapping
  @Operation(summary = "The workspace's settings")
  Settings settings() {
    return Settings.of(settings.current());
  }

  @PutMapping
  @PreAuthorize("hasRole('ADMIN')")
  @Operation(
      summary = "Change settings",
      description =
          "Changes the fields it has. Another currency is refused (409) while amounts are stored,"
              + " unless keepNumbers is true: then they are read in the new currency, unconverted.")
  Settings change(@RequestBody WorkspaceChange change) {
    return Settings.of(changes.change(change));
  }

  @RunsAs(Workload.FILE)
  @DeleteMapping("/data")
  @PreAuthorize("hasRole('ADMIN')")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Delete all data",
      description = "Deletes all data but people, keys, settings and the audit trail.")
  void empty() {
    deletion.deleteAll();
  }
}
