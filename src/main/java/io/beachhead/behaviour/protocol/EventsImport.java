package io.beachhead.behaviour.protocol;

import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.behaviour.log.EventLog;
import io.beachhead.behaviour.log.NotDurable;
import io.beachhead.behaviour.stored.StoredEvents;
import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportOptions;
import io.beachhead.imports.LaterProblem;
import io.beachhead.imports.LogKind;
import io.beachhead.imports.LogSession;
import io.beachhead.web.Csv;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events from before: as CSV, one event a row, or as lines of JSON in the form of the tracking
 * calls.
 */
@Component
class EventsImport implements LogKind {
  private final EventLog log;
  private final StoredEvents stored;
  private final JsonMapper json;

  EventsImport(EventLog log, StoredEvents stored, JsonMapper json) {
    this.log = log;
    this.stored = stored;
    this.json = json;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public String title() {
    return "product events";
  }

  @Override
  public String description() {
    return "Who did what, and when; all other columns become properties of the event.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("event", "What happened, in the words of the product: Board created")
            .require()
            .knownAs("event name", "event type", "action"),
        of("timestamp", INSTANT, "When; without a zone in the workspace's")
            .require()
            .knownAs(
                "time",
                "event time",
                "occurred at",
                "original timestamp",
                "datetime",
                "created at",
                "date"),
        text("user_id", "Who, by your own id; this or the anonymous id")
            .identifying()
            .knownAs("user id", "distinct id", "customer id", "person id", "user"),
        text("anonymous_id", "Who, by the device").identifying().knownAs("device id", "visitor id"),
        text("account_id", "The account this one event belongs to")
            .identifying()
            .knownAs("group id", "company id", "account", "organization id"),
        text("message_id", "Tells an event sent twice; without it the row's content does")
            .knownAs("insert id", "uuid", "event id"),
        text("properties", "A JSON object").knownAs("event properties"));
  }

  @Override
  public boolean keepsUnknownColumns() {
    return true;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT);
  }

  @Override
  public List<Role> exportRoles() {
    return List.of(Role.PRODUCT);
  }

  @Override
  public String page() {
    return "/sources";
  }

  @Override
  public int order() {
    return 120;
  }

  @Override
  public LogSession open(ImportContext context, Purpose purpose, LaterProblem later) {
    var destination =
        switch (purpose) {
          case Purpose.Check _ -> new StoredTwins(new HistoryDestination.Nowhere(), stored, later);
          case Purpose.Compare _ ->
              new StoredTwins(new HistoryDestination.Comparison(stored), stored, later);
          case Purpose.Store store ->
              new HistoryDestination.Log(log.bulk(store.importId()), log.bulk(store.importId()));
        };
    boolean checksOnly = purpose instanceof Purpose.Check;
    return new HistorySession(
        destination, checksOnly, json, context.now(), ForeignExports.of(context.options()));
  }

  @Override
  public Optional<LinesPreview> preview(List<String> lines, ImportOptions options, ZoneId zone) {
    return ForeignPreview.of(lines, ForeignExports.of(options), zone);
  }

  @Override
  public long countOf(String importId) {
    try {
      log.settle();
    } catch (NotDurable e) {
      throw notStored(e);
    }
    return stored.countOfImport(importId);
  }

  @Override
  public int takeOut(String importId) {
    try {
      return log.takeOut(importId);
    } catch (NotDurable e) {
      throw notStored(e);
    }
  }

  static ProblemException notStored(NotDurable e) {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The event log cannot be written: %s. What came before is stored; import the file again for the rest."
            .formatted(e.getMessage()),
        List.of());
  }

  @Override
  public void export(Csv csv) {
    csv.row(
        "message_id", "event", "timestamp", "user_id", "anonymous_id", "account_id", "properties");
    stored.eachAction(event ->
        csv.row(
            event.messageId(),
            event.event(),
            event.timestamp(),
            event.userId(),
            event.anonymousId(),
            event.groupId(),
            event.properties()));
  }
}
