package io.beachhead.workspace.web;

import io.beachhead.web.Csv;
import io.beachhead.web.Cursor;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.WorkspaceSettings;
import io.beachhead.workspace.settings.AuditEvent;
import io.beachhead.workspace.settings.AuditEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnWebApplication
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Workspace")
class AuditApi {
  private static final int MOST = 500;

  private final AuditEvents events;
  private final WorkspaceSettings settings;

  record AuditPage(List<AuditEvent> items, @Nullable String nextCursor) {}

  AuditApi(AuditEvents events, WorkspaceSettings settings) {
    this.events = events;
    this.settings = settings;
  }

  @GetMapping("/api/audit")
  @Operation(
      summary = "The audit trail, newest first",
      description =
          "q searches actor, action, subject and detail. action is an action or its noun: member"
              + " stands for every member.…. from and to are days in the workspace's time zone,"
              + " both included.")
  AuditPage page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "") String cursor) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.badRequest(
          "The limit is out of range.",
          List.of(ProblemItem.of("limit", Integer.toString(limit), "must be 1 to " + MOST)));
    }
    var found = events.page(question(q, action, from, to), before(cursor), limit + 1);
    boolean more = found.size() > limit;
    var items = more ? found.subList(0, limit) : found;
    return new AuditPage(items, more ? cursor(items.getLast()) : null);
  }

  @GetMapping(
      value = {"/api/audit.csv", "/settings/audit.csv"},
      produces = "text/csv")
  @Operation(summary = "The audit trail as CSV")
  void csv(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      HttpServletResponse response) {
    var question = question(q, action, from, to);
    Csv.download(
        response,
        "audit",
        csv -> {
          csv.row("id", "at", "actor_kind", "actor", "action", "subject", "detail");
          events.each(
              question,
              e ->
                  csv.row(
                      e.id(),
                      e.at(),
                      e.actorKind(),
                      e.actor(),
                      e.action(),
                      e.subject(),
                      e.detail()));
        });
  }

  /** The question in the words of the address. */
  AuditEvents.Question question(String q, String action, String from, String to) {
    var last = day("to", to);
    return new AuditEvents.Question(
        q.strip(),
        action.strip(),
        begin(day("from", from)),
        begin(last == null ? null : last.plusDays(1)));
  }

  static long before(String cursor) {
    if (cursor.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(Cursor.decode(cursor, 1).parts().getFirst());
    } catch (NumberFormatException notOurs) {
      throw ProblemException.badRequest("The cursor is not valid.");
    }
  }

  static String cursor(AuditEvent last) {
    return Cursor.of(Long.toString(last.id())).encode();
  }

  private @Nullable Instant begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(settings.current().timezone()).toInstant();
  }

  private static @Nullable LocalDate day(String parameter, String text) {
    if (text.isBlank()) {
      return null;
    }
    var day = Days.typed(text);
    if (day == null) {
      throw ProblemException.badRequest(
          "The date is not valid.",
          List.of(ProblemItem.of(parameter, text, "expected a date like 2026-11-22")));
    }
    return day;
  }
}
