package io.beachhead.behaviour.protocol;

import static io.beachhead.behaviour.protocol.ForeignExport.first;
import static io.beachhead.behaviour.protocol.ForeignExport.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mixpanel's raw export ({@code GET /api/2.0/export}): {@code
 * {"event":…,"properties":{"time":…,"distinct_id":…,"$insert_id":…}}}. {@code time} counts seconds
 * (with {@code time_in_ms} milliseconds) of the clock on the wall of the project's time zone, which
 * is UTC in projects made since 2023.
 *
 * <p>Identities come in three ways: {@code $user_id} and {@code $device_id} beside each other
 * (simplified id merge), {@code $identify} and {@code $merge} (original id merge), and {@code
 * $create_alias} (legacy). The source is Mixpanel's documentation of the export and of id merge.
 */
final class MixpanelExport implements ForeignExport {
  private static final String DEVICE = "$device:";

  /** What is said elsewhere in the call, or differs between two copies of one event. */
  private static final Set<String> NOT_KEPT =
      Set.of(
          "time",
          "distinct_id",
          "$insert_id",
          "$user_id",
          "$device_id",
          "$distinct_id_before_identity",
          "$is_reshuffled",
          "mp_processing_time_ms",
          "$mp_api_timestamp_ms",
          "$mp_api_endpoint",
          "token");

  private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

  private final ZoneId zone;
  private final boolean zoneSaid;
  private final AccountProperty account;

  /**
   * @param zone of the project; null where nobody said: UTC
   */
  MixpanelExport(@Nullable ZoneId zone, AccountProperty account) {
    this.zone = zone == null ? ZoneOffset.UTC : zone;
    this.zoneSaid = zone != null;
    this.account = account;
  }

  @Override
  public String tool() {
    return "Mixpanel";
  }

  @Override
  public boolean recognises(ObjectNode line) {
    return !line.has("type")
        && line.has("event")
        && line.get("properties") instanceof ObjectNode properties
        && (properties.has("time") || properties.has("distinct_id"));
  }

  @Override
  public Translation translate(ObjectNode line) {
    var properties = ForeignExport.object(line, "properties");
    var distinct = text(properties, "distinct_id");
    var device = device(text(properties, "$device_id"));
    if (device == null && distinct != null && distinct.startsWith(DEVICE)) {
      device = device(distinct);
    }
    var user = text(properties, "$user_id");
    if (user == null
        && distinct != null
        && !distinct.startsWith(DEVICE)
        && !distinct.equals(device)) {
      user = distinct;
    }
    var call =
        switch (String.valueOf(text(line, "event"))) {
          case "$identify" -> identify(properties, user, device);
          case "$create_alias" -> alias(properties, distinct, text(properties, "alias"));
          case "$merge" -> merge(properties);
          default -> track(line, properties, user, device);
        };
    var time = timestamp(properties.get("time"));
    if (time != null) {
      call.set("timestamp", time);
    }
    boolean action = call.path("type").stringValue("").equals("track");
    return new Translation(call, action ? ForeignExport.link(user, device, time) : null);
  }

  private ObjectNode track(
      ObjectNode line, ObjectNode properties, @Nullable String user, @Nullable String device) {
    var call = ForeignExport.call("track", text(properties, "$insert_id"), user, device);
    call.set("event", line.get("event"));
    var kept = properties.deepCopy();
    kept.remove(NOT_KEPT);
    call.set("properties", kept);
    var group = account.in(kept);
    if (group != null) {
      call.putObject("context").put("groupId", group);
    }
    return call;
  }

  private static ObjectNode identify(
      ObjectNode properties, @Nullable String user, @Nullable String device) {
    var anonymous = text(properties, "$anon_id");
    if (anonymous == null) {
      anonymous = text(properties, "$anon_distinct_id");
    }
    var identified = text(properties, "$identified_id");
    return ForeignExport.call(
        "identify",
        text(properties, "$insert_id"),
        identified == null ? user : identified,
        anonymous == null ? device : device(anonymous));
  }

  private static ObjectNode alias(
      ObjectNode properties, @Nullable String previous, @Nullable String alias) {
    var call = ForeignExport.call("alias", text(properties, "$insert_id"), alias, null);
    if (previous != null) {
      call.put("previousId", device(previous));
    }
    return call;
  }

  /** {@code $distinct_ids} names the two that are one. */
  private static ObjectNode merge(ObjectNode properties) {
    var ids = properties.path("$distinct_ids");
    var call =
        ForeignExport.call(
            "alias", text(properties, "$insert_id"), device(first(ids.path(1))), null);
    var previous = device(first(ids.path(0)));
    if (previous != null) {
      call.put("previousId", previous);
    }
    return call;
  }

  private static @Nullable String device(@Nullable String id) {
    return id != null && id.startsWith(DEVICE) ? id.substring(DEVICE.length()) : id;
  }

  /**
   * The instant of a wall clock's time; anything but a number is left as it is, to be rejected
   * later.
   */
  private @Nullable JsonNode timestamp(@Nullable JsonNode time) {
    if (time == null || time.isNull()) {
      return null;
    }
    if (!time.isNumber()) {
      return time;
    }
    var number = time.decimalValue();
    boolean seconds = number.abs().compareTo(FIRST_MILLISECONDS) < 0;
    long millis = (seconds ? number.movePointRight(3) : number).longValue();
    var clock = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return TrackingJson.MAPPER
        .getNodeFactory()
        .stringNode(clock.atZone(zone).toInstant().toString());
  }

  @Override
  public String note() {
    return zoneSaid
        ? "Times were read in the time zone of the Mixpanel project, %s.".formatted(zone)
        : "Times were read as UTC, in which Mixpanel exports projects made since 2023. An older"
            + " project has a time zone of its own: undo this import and give it with"
            + " set=timezone:America/Los_Angeles, for example.";
  }
}
