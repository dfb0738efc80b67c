package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.log.EventTimes;
import io.beachhead.imports.ContentKey;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.JsonLine;
import io.beachhead.imports.LogSession;
import io.beachhead.imports.NoValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the events of one file. An event without a message id of its own is known by what it says
 * and by how often the file has said so before, so that two equal events stay two and the same file
 * again adds nothing.
 */
final class HistorySession implements LogSession {
  private static final String OF_ANOTHER_ROW =
      "is that of another row of the file that says something else; leave the column out with"
          + " set=message_id: where it does not identify an event";

  private static final String OF_ANOTHER_LINE =
      "is that of another line of the file that says something else";

  private final HistoryDestination destination;
  private final boolean checksOnly;
  private final JsonMapper json;
  private final Instant importedAt;
  private final ForeignExports exports;

  /**
   * @param checksOnly whether events that have no message id of their own need none
   * @param exports of other tools, whose lines are read too
   */
  HistorySession(
      HistoryDestination destination,
      boolean checksOnly,
      JsonMapper json,
      Instant importedAt,
      ForeignExports exports) {
    this.destination = destination;
    this.checksOnly = checksOnly;
    this.json = json;
    this.importedAt = importedAt;
    this.exports = exports;
  }

  @Override
  public void read(ImportRow row) {
    String name = row.required("event");
    limit(row, "event", name, Limits.NAME_CHARACTERS);
    var time = row.instant("timestamp");
    if (time == null && row.text("timestamp") == null) {
      row.problem("timestamp", "is missing in this row");
    }
    if (time != null && !EventTimes.possible(time, importedAt)) {
      row.problem("timestamp", EventTimes.IMPOSSIBLE);
    }
    String user = id(row, "user_id");
    String visitor = id(row, "anonymous_id");
    if (user == null && visitor == null) {
      row.problem(
          "user_id", "is missing or stands for nobody, and so does anonymous_id: give one of them");
    }
    String account = id(row, "account_id");
    String said = row.text("message_id");
    if (said != null && NoValue.isNobody(said)) {
      said = null;
    }
    limit(row, "user_id", user, Limits.ID_CHARACTERS);
    limit(row, "anonymous_id", visitor, Limits.ID_CHARACTERS);
    limit(row, "account_id", account, Limits.ID_CHARACTERS);
    limit(row, "message_id", said, Limits.ID_CHARACTERS);
    String properties = properties(row);
    if (!row.sound() || name == null || time == null || (checksOnly && said == null)) {
      return;
    }
    var content = ContentKey.of(user, visitor, account, name, time.toEpochMilli(), properties);
    boolean repeated = false;
    String messageId = said;
    if (messageId == null) {
      messageId = ContentKey.of(content, row.occurrence(content));
    } else {
      int times = row.occurrence(messageId);
      repeated = times > 1;
      if (row.occurrence(messageId + content) != times) {
        row.problem("message_id", OF_ANOTHER_ROW);
        return;
      }
    }
    destination.take(
        new FileEvent(
            new Event(
                messageId,
                Call.TRACK,
                name,
                user,
                visitor,
                account,
                null,
                time,
                importedAt,
                null,
                properties,
                "{}"),
            row.line(),
            said != null,
            repeated,
            false));
  }

  /** An id that stands for nobody would make one person of everybody unknown. */
  private static @Nullable String id(ImportRow row, String column) {
    var text = row.text(column);
    if (text != null && text.indexOf(CallIds.LOST) >= 0) {
      row.problem(column, "has broken characters; two ids could be one");
    }
    return text == null || NoValue.isNobody(text) ? null : text;
  }

  private static void limit(ImportRow row, String column, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      row.problem(column, "has more than %d characters".formatted(most));
    }
  }

  private String properties(ImportRow row) {
    var said = row.text("properties");
    var properties = json.createObjectNode();
    if (said != null) {
      try {
        if (TrackingJson.read(said) instanceof ObjectNode object) {
          properties = object;
        } else {
          row.problem("properties", "is not a JSON object");
        }
      } catch (JacksonException e) {
        row.problem("properties", TrackingJson.flaw(e));
      }
    }
    for (var attribute : row.attributes().entrySet()) {
      if (!properties.has(attribute.getKey())) {
        properties.putPOJO(attribute.getKey(), attribute.getValue());
      }
    }
    var text = properties.toString();
    if (text.length() * 3L > Limits.EVENT_BYTES
        && text.getBytes(StandardCharsets.UTF_8).length > Limits.EVENT_BYTES) {
      row.problem("properties", "are larger than %d KB".formatted(Limits.EVENT_BYTES / 1024));
    }
    return text;
  }

  @Override
  public void read(JsonLine line) {
    if (line.bytes().length > Limits.LINE_BYTES) {
      line.problem(null, null, "is larger than %d KB".formatted(Limits.EVENT_BYTES / 1024));
      return;
    }
    try {
      var said = TrackingJson.read(TrackingJson.text(line.bytes()));
      var export = exports.of(said);
      if (export == null) {
        read(line, said);
        return;
      }
      var translated = export.translate((ObjectNode) said);
      if (read(line, translated.call()) && translated.link() != null) {
        imply(line, translated.link());
      }
    } catch (JacksonException e) {
      var where = e.getLocation();
      line.problem(
          null,
          new String(line.bytes(), StandardCharsets.UTF_8),
          where == null
              ? TrackingJson.flaw(e)
              : "%s (at character %d)".formatted(TrackingJson.flaw(e), where.getColumnNr()));
    }
  }

  /** Reads a call; whether it is sound. */
  private boolean read(JsonLine line, JsonNode call) {
    var reader = new CallReader("import", importedAt, false);
    var unnamed = new AtomicBoolean();
    reader.ofHistory(
        call,
        () -> {
          unnamed.set(true);
          var content = ContentKey.of(new String(line.bytes(), StandardCharsets.UTF_8));
          return ContentKey.of(content, line.occurrence(content));
        });
    for (var rejected : reader.rejected()) {
      line.problem(null, rejected.value(), rejected.reason());
    }
    for (var event : reader.events()) {
      take(line, call, event, !unnamed.get());
    }
    return reader.rejected().isEmpty();
  }

  /** The first event that names a device and its user joins the two. */
  private void imply(JsonLine line, JsonNode link) {
    var key = ContentKey.of("link", link.get("anonymousId"), link.get("userId"));
    if (line.occurrence(key) > 1) {
      return;
    }
    var reader = new CallReader("import", importedAt, false);
    reader.ofHistory(link, () -> key);
    for (var event : reader.events()) {
      destination.take(new FileEvent(event, line.number(), false, false, true));
    }
  }

  private void take(JsonLine line, JsonNode call, Event event, boolean named) {
    boolean repeated = false;
    if (named) {
      int times = line.occurrence(event.messageId());
      repeated = times > 1;
      // A message that was sent again was sent at another time, and its clock corrected anew.
      var content =
          ContentKey.of(
              event.call(),
              event.name(),
              event.userId(),
              event.anonymousId(),
              event.accountId(),
              event.previousId(),
              CallOrigin.timestamp(call),
              sorted(TrackingJson.read(event.properties())));
      if (line.occurrence(event.messageId() + content) != times) {
        line.problem("messageId", event.messageId(), OF_ANOTHER_LINE);
        return;
      }
    }
    destination.take(new FileEvent(event, line.number(), named, repeated, false));
  }

  /** The same text for objects that differ in the order of their fields only. */
  private static String sorted(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var fields = new TreeMap<String, String>();
      object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return fields.toString();
    }
    return value.toString();
  }

  @Override
  public Outcome finish() {
    return destination.finish();
  }

  @Override
  public List<String> notes() {
    return exports.notes();
  }
}
