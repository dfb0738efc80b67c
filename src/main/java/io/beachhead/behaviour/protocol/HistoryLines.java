package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.stored.StoredEvent;
import io.beachhead.behaviour.stored.StoredEvents;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what was stored as the tracking calls it came as, one a line, in order of arrival: the
 * form in which history is imported. Each event is written as it is read.
 */
@Component
public class HistoryLines {
  private static final String GROUP_ID = "groupId";

  private final StoredEvents stored;
  private final JsonMapper json;

  HistoryLines(StoredEvents stored, JsonMapper json) {
    this.stored = stored;
    this.json = json;
  }

  /**
   * Writes the events wanted.
   *
   * @param out is closed at the end
   * @return how many lines there are
   */
  public long write(Predicate<StoredEvent> wanted, OutputStream out) {
    var written = new LongAdder();
    try (var lines = json.writer().withRootValueSeparator("").createGenerator(out)) {
      stored.eachCall(event -> {
        if (wanted.test(event)) {
          write(event, lines);
          written.increment();
        }
      });
    }
    return written.sum();
  }

  private void write(StoredEvent event, JsonGenerator line) {
    boolean track = event.type().equals("track");
    boolean group = event.type().equals("group");
    line.writeStartObject();
    line.writeStringProperty("type", event.type());
    line.writeStringProperty("messageId", event.messageId());
    write(line, "userId", event.userId());
    write(line, "anonymousId", event.anonymousId());
    write(line, "event", track ? event.event() : null);
    write(line, GROUP_ID, group ? event.groupId() : null);
    write(line, "previousId", event.previousId());
    line.writeName(group || event.type().equals("identify") ? "traits" : "properties");
    line.writeRawValue(event.properties());
    line.writeName("context");
    line.writeRawValue(context(event, group));
    line.writeStringProperty("timestamp", event.timestamp().toString());
    line.writeStringProperty("receivedAt", event.receivedAt().toString());
    line.writeEndObject();
    line.writeRaw('\n');
  }

  private static void write(JsonGenerator line, String field, @Nullable String text) {
    if (text != null) {
      line.writeStringProperty(field, text);
    }
  }

  /** The account of an event that came as CSV is not in its context, where a call names it. */
  private String context(StoredEvent event, boolean group) {
    var account = event.groupId();
    if (group || account == null) {
      return event.context();
    }
    if (json.readTree(event.context()) instanceof ObjectNode context && !context.has(GROUP_ID)) {
      return context.put(GROUP_ID, account).toString();
    }
    return event.context();
  }
}
