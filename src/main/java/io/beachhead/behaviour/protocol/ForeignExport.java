package io.beachhead.behaviour.protocol;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form in which another tool exports its events, a line of JSON each. */
sealed interface ForeignExport permits MixpanelExport, AmplitudeExport {
  /** Name of the tool. */
  String tool();

  /** Whether a line is one of that tool's, by its shape. */
  boolean recognises(ObjectNode line);

  /** What a line says, as calls of ours. */
  Translation translate(ObjectNode line);

  /** What people should know about how the lines were read, in one sentence. */
  String note();

  /**
   * A line as calls of ours, which may still be flawed.
   *
   * @param link an identify call besides, where the line says which user a device belongs to; null
   *     where it does not. It is the same for every line that says so
   */
  record Translation(ObjectNode call, @Nullable ObjectNode link) {}

  /** A text that is not blank, or a number as text; null for anything else. */
  static @Nullable String text(ObjectNode object, String field) {
    var value = object.get(field);
    if (value == null || !value.isValueNode() || value.isNull()) {
      return null;
    }
    var text = value.isString() ? value.stringValue() : value.toString();
    return text.isBlank() ? null : text;
  }

  /** An object in a field; empty where there is none. */
  static ObjectNode object(ObjectNode parent, String field) {
    return parent.get(field) instanceof ObjectNode object
        ? object
        : TrackingJson.MAPPER.createObjectNode();
  }

  /** The text of a value, or of the first of a list. */
  static @Nullable String first(@Nullable JsonNode value) {
    var one = value != null && value.isArray() && !value.isEmpty() ? value.get(0) : value;
    if (one == null || !one.isValueNode() || one.isNull()) {
      return null;
    }
    var text = one.isString() ? one.stringValue() : one.toString();
    return text.isBlank() ? null : text;
  }

  /** A call of ours with what all kinds have; ids that are null are left out. */
  static ObjectNode call(
      String type,
      @Nullable String messageId,
      @Nullable String userId,
      @Nullable String anonymousId) {
    var call = TrackingJson.MAPPER.createObjectNode().put("type", type);
    if (messageId != null) {
      call.put("messageId", messageId);
    }
    if (userId != null) {
      call.put("userId", userId);
    }
    if (anonymousId != null) {
      call.put("anonymousId", anonymousId);
    }
    return call;
  }

  /** That a device is a user's, at the time of a call; null where one of them is not known. */
  static @Nullable ObjectNode link(
      @Nullable String user, @Nullable String device, @Nullable JsonNode timestamp) {
    if (user == null || device == null || user.equals(device)) {
      return null;
    }
    var link = call("identify", null, user, device);
    if (timestamp != null) {
      link.set("timestamp", timestamp);
    }
    return link;
  }
}
