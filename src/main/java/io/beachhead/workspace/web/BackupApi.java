package io.beachhead.workspace.web;

import io.beachhead.store.Backups;
import io.beachhead.web.Download;
import io.beachhead.web.load.RunsAs;
import io.beachhead.web.load.Workload;
import io.beachhead.workspace.AuditTrail;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out a backup of the running workspace, taken while everybody goes on working. */
@RestController
@ConditionalOnWebApplication
@Tag(name = "Workspace")
@RunsAs(Workload.FILE)
class BackupApi {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Backups backups;
  private final AuditTrail audit;
  private final Clock clock;

  BackupApi(Backups backups, AuditTrail audit, Clock clock) {
    this.backups = backups;
    this.audit = audit;
    this.clock = clock;
  }

  @GetMapping(path = "/api/workspace/backup", produces = "application/zip")
  @PreAuthorize("hasRole('ADMIN')")
  @Operation(
      summary = "Download a backup",
      description =
          "One zip file with everything the workspace owns and a manifest with checksums;"
              + " 'beachhead restore' reads it. Holds people's password hashes: keep it safe.")
  void backup(HttpServletResponse response) {
    var name = "beachhead-%s.zip".formatted(STAMP.format(clock.instant()));
    audit.record("backup.taken", name, "");
    Download.send(response, "application/zip", name, backups::write);
  }
}
