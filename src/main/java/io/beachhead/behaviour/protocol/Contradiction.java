package io.beachhead.behaviour.protocol;

import static java.util.Objects.requireNonNull;

import io.beachhead.behaviour.log.Event;
import io.beachhead.behaviour.stored.StoredEvent;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where an event of a file and the stored event of the same message id cannot be one. */
final class Contradiction {
  /**
   * Tools export times to the second or the minute, and the clock of a live event was corrected.
   */
  private static final Duration SAME_TIME = Duration.ofMinutes(1);

  private Contradiction() {}

  /**
   * What they say differently, as in "user bob instead of ada"; null where both may be the same
   * event. What only one of them says contradicts nothing: exports leave columns out and add
   * others.
   */
  static @Nullable String between(Event event, StoredEvent stored) {
    String type = event.call().name().toLowerCase(Locale.ROOT);
    if (!type.equals(stored.type())) {
      return differs("call", type, stored.type());
    }
    if (event.call().isAction() && !event.name().equals(stored.event())) {
      return differs("event", event.name(), requireNonNull(stored.event()));
    }
    if (both(event.userId(), stored.userId())) {
      return differs("user", requireNonNull(event.userId()), requireNonNull(stored.userId()));
    }
    if (both(event.anonymousId(), stored.anonymousId())) {
      return differs(
          "visitor", requireNonNull(event.anonymousId()), requireNonNull(stored.anonymousId()));
    }
    if (both(event.accountId(), stored.groupId())) {
      return differs(
          "account", requireNonNull(event.accountId()), requireNonNull(stored.groupId()));
    }
    var apart = Duration.between(event.time(), stored.timestamp()).abs();
    if (apart.compareTo(SAME_TIME) > 0) {
      return differs("time", event.time().toString(), stored.timestamp().toString());
    }
    return ofProperties(
        TrackingJson.read(event.properties()), TrackingJson.read(stored.properties()));
  }

  private static boolean both(@Nullable String said, @Nullable String stored) {
    return said != null && stored != null && !said.equals(stored);
  }

  private static @Nullable String ofProperties(JsonNode said, JsonNode stored) {
    for (var property : said.properties()) {
      var before = stored.get(property.getKey());
      if (before != null && !alike(property.getValue(), before)) {
        return differs(
            "property %s:".formatted(property.getKey()), text(property.getValue()), text(before));
      }
    }
    return null;
  }

  /** A number is the same in a cell and in JSON, and null says nothing. */
  private static boolean alike(JsonNode said, JsonNode stored) {
    if (said.isNull() || stored.isNull() || said.equals(stored)) {
      return true;
    }
    if (said.isNumber() && stored.isNumber()) {
      return said.decimalValue().compareTo(stored.decimalValue()) == 0;
    }
    return text(said).equals(text(stored));
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static String differs(String what, String said, String stored) {
    return "%s %s instead of %s".formatted(what, said, stored);
  }
}
