package io.beachhead.behaviour.protocol;

import static io.beachhead.behaviour.protocol.ForeignExport.object;
import static io.beachhead.behaviour.protocol.ForeignExport.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Amplitude's export ({@code GET /api/2/export}): a zip of gzip files of lines such as {@code
 * {"event_type":…,"event_time":"2026-04-03 10:15:00.123000","user_id":…,"device_id":…,"uuid":…}}.
 * Times are UTC. {@code $identify} and {@code $groupidentify} say who somebody is; an event with
 * both ids says that the device is the user's, as Amplitude takes it. The source is Amplitude's
 * documentation of the Export API.
 */
final class AmplitudeExport implements ForeignExport {
  /** What Amplitude knows about every event and people break down by. */
  private static final List<String> COMMON =
      List.of(
          "platform",
          "os_name",
          "os_version",
          "device_family",
          "device_type",
          "country",
          "region",
          "city",
          "language",
          "version_name");

  private static final List<String> OPERATIONS =
      List.of("$set", "$setOnce", "$add", "$append", "$prepend");

  private final AccountProperty account;

  AmplitudeExport(AccountProperty account) {
    this.account = account;
  }

  @Override
  public String tool() {
    return "Amplitude";
  }

  @Override
  public boolean recognises(ObjectNode line) {
    return !line.has("type")
        && line.has("event_type")
        && (line.has("event_time") || line.has("uuid") || line.has("device_id"));
  }

  @Override
  public Translation translate(ObjectNode line) {
    var user = text(line, "user_id");
    var device = text(line, "device_id");
    var id = text(line, "uuid");
    if (id == null) {
      id = text(line, "$insert_id");
    }
    var event = line.get("event_type");
    var group = account(line);
    var time =
        line.hasNonNull("event_time") ? line.get("event_time") : line.get("client_event_time");
    var call =
        switch (String.valueOf(text(line, "event_type"))) {
          case "$identify" -> identify(id, user, device, object(line, "user_properties"));
          case "$groupidentify" -> group(id, user, device, line);
          default -> track(id, user, device, line);
        };
    if (event != null && call.path("type").stringValue("").equals("track")) {
      call.set("event", event);
    }
    if (group != null) {
      if (call.path("type").stringValue("").equals("group")) {
        call.put("groupId", group);
      } else {
        call.withObject("/context").put("groupId", group);
      }
    }
    if (time != null) {
      call.set("timestamp", time);
    }
    boolean says = !call.path("type").stringValue("").equals("identify");
    return new Translation(call, says ? ForeignExport.link(user, device, time) : null);
  }

  private @Nullable String account(ObjectNode line) {
    var group = account.inGroups(object(line, "groups"));
    if (group == null) {
      group = account.in(object(line, "event_properties"));
    }
    return group == null ? account.in(object(line, "user_properties")) : group;
  }

  private static ObjectNode track(
      @Nullable String id, @Nullable String user, @Nullable String device, ObjectNode line) {
    var call = ForeignExport.call("track", id, user, device);
    var properties = object(line, "event_properties").deepCopy();
    for (var field : COMMON) {
      var value = line.get(field);
      if (value != null && !value.isNull() && !properties.has(field)) {
        properties.set(field, value);
      }
    }
    call.set("properties", properties);
    var traits = object(line, "user_properties");
    if (!traits.isEmpty()) {
      call.withObject("/context").set("traits", traits);
    }
    return call;
  }

  private static ObjectNode identify(
      @Nullable String id,
      @Nullable String user,
      @Nullable String device,
      ObjectNode userProperties) {
    var call = ForeignExport.call("identify", id, user, device);
    call.set("traits", plain(userProperties));
    return call;
  }

  private static ObjectNode group(
      @Nullable String id, @Nullable String user, @Nullable String device, ObjectNode line) {
    var call = ForeignExport.call("group", id, user, device);
    call.set("traits", plain(object(line, "group_properties")));
    return call;
  }

  /** Properties as they are; of one that is an operation ({@code $set}) what it sets. */
  private static ObjectNode plain(ObjectNode properties) {
    var plain = properties.deepCopy();
    for (var operation : OPERATIONS) {
      if (plain.remove(operation) instanceof ObjectNode values) {
        for (var value : values.properties()) {
          JsonNode known = plain.get(value.getKey());
          if (known == null) {
            plain.set(value.getKey(), value.getValue());
          }
        }
      }
    }
    plain.remove("$unset");
    plain.remove("$clearAll");
    return plain;
  }

  @Override
  public String note() {
    return "Times are UTC, as Amplitude exports them.";
  }
}
