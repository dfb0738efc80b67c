package io.beachhead.behaviour.protocol;

import io.beachhead.behaviour.Call;
import io.beachhead.behaviour.Event;
import io.beachhead.behaviour.RejectedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the calls of one request. What cannot be an event is kept aside with its reason and does
 * not trouble the others.
 */
final class CallReader {
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
    read(call, body, null, new Sending.Live(Clocks.read(body.get("sentAt")).orElse(null)));
  }

  /**
   * A call from a file, with its {@code type}. Nobody sends it now, so its own times count.
   *
   * @param messageId for a call without one
   */
  void ofHistory(JsonNode call, Supplier<String> messageId) {
    batched(call, null, new Sending.Past(messageId));
  }

  /** Several calls, each with its {@code type}; context is merged into each, its own first. */
  void batch(JsonNode body, JsonNode calls) {
    var sentAt = Clocks.read(body.get("sentAt")).orElse(null);
    var context = body.get("context");
    for (var call : calls) {
      batched(call, context, new Sending.Live(Clocks.read(call.get("sentAt")).orElse(sentAt)));
    }
  }

  private void batched(JsonNode call, @Nullable JsonNode context, Sending sending) {
    if (!call.isObject()) {
      keepAside(call, "is no JSON object");
      return;
    }
    var type = text(call, "type");
    var known = type == null ? null : callNamed(type);
    if (known == null) {
      keepAside(
          call,
          type == null
              ? "has no type: track, identify, group, page, screen or alias"
              : "has an unknown type: " + type);
      return;
    }
    read(known, call, context, sending);
  }

  private void read(Call call, JsonNode body, @Nullable JsonNode batchContext, Sending sending) {
    if (mayHoldLargeEvents && JsonSize.isOver(Limits.EVENT_BYTES, body)) {
      keepAside(body, "is larger than %d KB".formatted(Limits.EVENT_BYTES / 1024));
      return;
    }
    var problem = problem(call, body);
    if (problem != null) {
      keepAside(body, problem);
      return;
    }
    var timestamp = Sending.timestamp(body);
    var said = Clocks.read(timestamp).orElse(null);
    if (said == null && timestamp != null && !timestamp.isNull()) {
      keepAside(body, "has a timestamp that is no ISO 8601 time: " + timestamp);
      return;
    }
    var time = sending.time(body, said, receivedAt);
    if (time == null) {
      keepAside(body, "has no timestamp");
      return;
    }
    var context = merged(batchContext, body.get("context"));
    var traits = call == Call.IDENTIFY || call == Call.GROUP ? body.get("traits") : null;
    var messageId = text(body, "messageId");
    events.add(
        new Event(
            messageId == null ? sending.messageId() : messageId,
            call,
            name(call, body),
            text(body, "userId"),
            text(body, "anonymousId"),
            call == Call.GROUP ? text(body, "groupId") : text(context, "groupId"),
            call == Call.ALIAS ? text(body, "previousId") : null,
            time,
            receivedAt,
            traits == null ? null : Clocks.read(traits.get("createdAt")).orElse(null),
            properties(call, body).toString(),
            context.toString()));
  }

  private static @Nullable String problem(Call call, JsonNode body) {
    var anonymousId = text(body, "anonymousId");
    var userId = text(body, "userId");
    if (userId == null && anonymousId == null) {
      return "has neither userId nor anonymousId";
    }
    for (var field : List.of("userId", "anonymousId", "groupId", "previousId", "messageId")) {
      var id = text(body, field);
      if (id != null && id.length() > Limits.ID_CHARACTERS) {
        return "has a %s of more than %d characters".formatted(field, Limits.ID_CHARACTERS);
      }
    }
    return switch (call) {
      case TRACK -> {
        var event = text(body, "event");
        if (event == null) {
          yield "is a track call without an event name";
        }
        yield event.length() > Limits.NAME_CHARACTERS
            ? "has an event name of more than %d characters".formatted(Limits.NAME_CHARACTERS)
            : null;
      }
      case GROUP -> text(body, "groupId") == null ? "is a group call without a groupId" : null;
      case ALIAS -> {
        if (text(body, "previousId") == null) {
          yield "is an alias call without a previousId";
        }
        yield userId == null ? "is an alias call without a userId" : null;
      }
      case IDENTIFY, PAGE, SCREEN -> null;
    };
  }

  private static String name(Call call, JsonNode body) {
    return switch (call) {
      case TRACK -> Objects.requireNonNull(text(body, "event"));
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

  private void keepAside(JsonNode call, String reason) {
    var body = call.toString();
    rejected.add(
        new RejectedEvent(
            receivedAt,
            source,
            call.isObject() ? text(call, "messageId") : null,
            reason,
            body.length() > KEPT_CHARACTERS ? body.substring(0, KEPT_CHARACTERS) + "…" : body));
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

  /** A text or number as text; null for anything else and for the empty text. */
  private static @Nullable String text(JsonNode body, String field) {
    var value = body.get(field);
    if (value == null || !(value.isString() || value.isNumber())) {
      return null;
    }
    var text = value.isString() ? value.stringValue().strip() : value.toString();
    return text.isEmpty() ? null : text;
  }
}
