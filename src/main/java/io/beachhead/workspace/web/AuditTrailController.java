package io.beachhead.workspace.web;

import io.beachhead.web.Format;
import io.beachhead.web.JteView;
import io.beachhead.web.Shells;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.settings.AuditEvent;
import io.beachhead.workspace.settings.AuditEvents;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail as a page. */
@Controller
@Hidden
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
class AuditTrailController {
  private static final int ROWS = 50;

  private final Shells shells;
  private final AuditEvents events;
  private final AuditApi api;
  private final WorkspaceSettings settings;

  AuditTrailController(
      Shells shells, AuditEvents events, AuditApi api, WorkspaceSettings settings) {
    this.shells = shells;
    this.events = events;
    this.api = api;
    this.settings = settings;
  }

  @GetMapping("/settings/audit")
  JteView trail(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String cursor) {
    var question = api.question(q, action, from, to);
    var found = events.page(question, AuditApi.before(cursor), ROWS + 1);
    boolean more = found.size() > ROWS;
    var shown = more ? found.subList(0, ROWS) : found;
    var shell = shells.shell("settings");
    var zone = settings.current().timezone();
    var page =
        new AuditTrailPage(
            shell,
            SettingsTabs.at("/settings/audit"),
            shown.stream().map(event -> line(event, zone)).toList(),
            events.nouns(),
            q,
            action,
            from,
            to,
            shell.address().with("cursor", null).twin("csv"),
            more ? shell.address().with("cursor", AuditApi.cursor(shown.getLast())).href() : null,
            !(q + action + from + to).isBlank());
    return new JteView("workspace/audit", page);
  }

  private static AuditTrailPage.Line line(AuditEvent event, ZoneId zone) {
    return new AuditTrailPage.Line(
        Format.time(event.at(), zone),
        event.actor(),
        switch (event.actorKind()) {
          case "api-key" -> "API key";
          case "demo" -> "demo";
          case "system" -> "the program";
          default -> "";
        },
        event.action().replace('.', ' ').replace('-', ' '),
        event.subject(),
        event.detail());
  }
}
