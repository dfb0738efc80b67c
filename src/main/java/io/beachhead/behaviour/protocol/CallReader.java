package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.log.Call;
import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.log.EventTimes;
import io.beachhead.behaviour.log.RejectedEvent;
import io.beachhead.store.StorableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the calls of one request. What cannot be an event is rejected with its reason and does not
 * trouble the others.
 */
final class CallReader {
  /** Enough to see what was sent. */
  private static final int KEPT_CHARACTERS = 1_000;

  private final String source;
  private final Instant receivedAt;
  private final boolean mayHoldLargeEvents;
  private final List<Event> events = new ArrayList<>();
  private final List<RejectedEvent> rejected = new ArrayList<>();

  /**
   * @param source name of the write key
   * @param mayHoldLargeEvents whether the request is large enough for an event over the limit
   */
  CallReader(String source, Instant receivedAt, boolean mayHoldLargeEvents) {
    this.source = source;
    this.receivedAt = receivedAt;
    this.mayHoldLargeEvents = mayHoldLargeEvents;
  }

  List<Event> events() {
    return events;
  }

  List<RejectedEvent> rejected() {
    return rejected;
  }

  /** A call sent alone: the address says which. */
  void single(Call call, JsonNode body) {
    read(call, body, null, new CallOrigin.Live(Clocks.read(body.get("sentAt")).orElse(null)));
  }

  /**
   * A call from a file, with its {@code type}. Nobody sends it now, so its own times count.
   *
   * @param messageId for a call without one
   */
  void ofHistory(JsonNode call, Supplier<String> messageId) {
    batched(call, null, new CallOrigin.Past(messageId));
  }

  /** Several calls, each with its {@code type}; context is merged into each, its own first. */
  void batch(JsonNode body, JsonNode calls) {
    var sentAt = Clocks.read(body.get("sentAt")).orElse(null);
    var context = body.get("context");
    for (var call : calls) {
      batched(call, context, live(call, sentAt));
    }
  }

  /** The same of a batch that is not JSON as a whole: what is JSON by itself is taken. */
  void batch(BrokenBatch batch) {
    var sentAt = Clocks.read(batch.field("sentAt")).orElse(null);
    var context = batch.field("context");
    boolean lostContext = context == null && batch.fields().containsKey("context");
    for (var text : batch.calls()) {
      if (lostContext) {
        setAside(null, text, Flaw.of("is in a batch whose context is not valid JSON"));
        continue;
      }
      try {
        var call = TrackingJson.read(text);
        batched(call, context, live(call, sentAt));
      } catch (JacksonException e) {
        setAside(null, text, Flaw.of(TrackingJson.flaw(e)));
      }
    }
  }

  private static CallOrigin live(JsonNode call, @Nullable Instant batchSentAt) {
    return new CallOrigin.Live(Clocks.read(call.get("sentAt")).orElse(batchSentAt));
  }

  private void batched(JsonNode call, @Nullable JsonNode context, CallOrigin sending) {
    if (!call.isObject()) {
      setAside(call, Flaw.of("is not a JSON object"));
      return;
    }
    var type = CallIds.text(call, "type");
    var known = type == null ? null : callNamed(type);
    if (known == null) {
      setAside(
          call,
          type == null
              ? Flaw.of("has no type; use track, identify, group, page, screen or alias")
              : new Flaw("has an unknown type", type));
      return;
    }
    read(known, call, context, sending);
  }

  private void read(Call call, JsonNode body, @Nullable JsonNode batchContext, CallOrigin sending) {
    if (mayHoldLargeEvents && JsonSize.isOver(Limits.EVENT_BYTES, body)) {
      setAside(body, Flaw.of("is larger than %d KB".formatted(Limits.EVENT_BYTES / 1024)));
      return;
    }
    var context = merged(batchContext, body.get("context"));
    var flaw = CallIds.flaw(call, body, context);
    if (flaw == null && call == Call.TRACK) {
      flaw = nameFlaw(body);
    }
    var timestamp = CallOrigin.timestamp(body);
    var said = Clocks.read(timestamp).orElse(null);
    if (flaw == null && said == null && timestamp != null && !timestamp.isNull()) {
      flaw =
          new Flaw(
              "has a timestamp that cannot be read; use 2026-04-03T10:15:00Z",
              timestamp.isString() ? timestamp.stringValue() : timestamp.toString());
    }
    var time = flaw == null ? sending.time(body, said, receivedAt) : null;
    if (flaw == null && time == null) {
      flaw = Flaw.of("has no timestamp");
    }
    if (time != null && !EventTimes.possible(time, receivedAt)) {
      flaw = new Flaw(EventTimes.IMPOSSIBLE, time.toString());
    }
    if (flaw != null || time == null) {
      setAside(body, Objects.requireNonNull(flaw));
      return;
    }
    events.add(event(call, body, context, sending, time));
  }

  private Event event(
      Call call, JsonNode body, JsonNode context, CallOrigin sending, Instant time) {
    var ids = CallIds.of(call, body, context);
    var traits = call == Call.IDENTIFY || call == Call.GROUP ? body.get("traits") : null;
    return new Event(
        ids.messageId() == null ? sending.messageId() : ids.messageId(),
        call,
        StorableText.of(name(call, body)),
        ids.userId(),
        ids.anonymousId(),
        ids.groupId(),
        ids.previousId(),
        time,
        receivedAt,
        traits == null ? null : Clocks.since(traits.get("createdAt"), receivedAt),
        StorableText.of(properties(call, body).toString()),
        StorableText.of(context.toString()));
  }

  private static @Nullable Flaw nameFlaw(JsonNode body) {
    var event = CallIds.text(body, "event");
    if (event == null) {
      return Flaw.of("is a track call without an event name");
    }
    return event.length() > Limits.NAME_CHARACTERS
        ? new Flaw(
            "has an event name of more than %d characters".formatted(Limits.NAME_CHARACTERS), event)
        : null;
  }

  private static String name(Call call, JsonNode body) {
    return switch (call) {
      case TRACK -> Objects.requireNonNull(CallIds.text(body, "event"));
      case PAGE -> Event.PAGE_VIEWED;
      case SCREEN -> Event.SCREEN_VIEWED;
      case IDENTIFY, GROUP, ALIAS -> "";
    };
  }

  /** Traits of identify and group; of a page or screen its name and category too. */
  private static ObjectNode properties(Call call, JsonNode body) {
    var sent = body.get(call == Call.IDENTIFY || call == Call.GROUP ? "traits" : "properties");
    var properties = sent instanceof ObjectNode object ? object : empty();
    if (call == Call.PAGE || call == Call.SCREEN) {
      for (var field : List.of("name", "category")) {
        var value = body.get(field);
        if (value != null && value.isString() && !properties.has(field)) {
          properties.set(field, value);
        }
      }
    }
    return properties;
  }

  private static ObjectNode merged(@Nullable JsonNode batch, @Nullable JsonNode own) {
    var merged = empty();
    if (batch instanceof ObjectNode object) {
      merged.setAll(object);
    }
    if (own instanceof ObjectNode object) {
      merged.setAll(object);
    }
    return merged;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  private void setAside(JsonNode call, Flaw flaw) {
    setAside(call.isObject() ? CallIds.text(call, "messageId") : null, call.toString(), flaw);
  }

  private void setAside(@Nullable String messageId, String body, Flaw flaw) {
    rejected.add(
        new RejectedEvent(
            receivedAt,
            source,
            messageId == null ? null : StorableText.cut(messageId, Limits.ID_CHARACTERS),
            flaw.reason(),
            flaw.value(),
            StorableText.cut(body, KEPT_CHARACTERS)));
  }

  private static @Nullable Call callNamed(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "track" -> Call.TRACK;
      case "identify" -> Call.IDENTIFY;
      case "group" -> Call.GROUP;
      case "page" -> Call.PAGE;
      case "screen" -> Call.SCREEN;
      case "alias" -> Call.ALIAS;
      default -> null;
    };
  }
}
