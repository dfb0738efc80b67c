package io.beachhead.workspace.api;

import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes an example from a schema of the document: the shape, with a plausible value everywhere. */
final class Examples {
  private static final int DEEPEST = 6;

  private final JsonNode schemas;
  private final JsonMapper json;
  private final JsonNodeFactory make = JsonNodeFactory.instance;

  Examples(JsonNode document, JsonMapper json) {
    this.schemas = document.path("components").path("schemas");
    this.json = json;
  }

  /** The example as indented JSON; empty where the schema says nothing. */
  String of(JsonNode schema) {
    if (schema.isMissingNode() || schema.isEmpty()) {
      return "";
    }
    return json.writerWithDefaultPrettyPrinter()
        .writeValueAsString(value(schema, new HashSet<>(), 0));
  }

  private JsonNode value(JsonNode schema, Set<String> open, int depth) {
    if (schema.has("example")) {
      return schema.get("example");
    }
    if (schema.has("default")) {
      return schema.get("default");
    }
    if (schema.has("enum") && !schema.get("enum").isEmpty()) {
      return schema.get("enum").get(0);
    }
    if (schema.has("$ref")) {
      return referred(schema.get("$ref").asString(), open, depth);
    }
    for (var alternatives : new String[] {"oneOf", "anyOf", "allOf"}) {
      if (schema.has(alternatives) && !schema.get(alternatives).isEmpty()) {
        return value(schema.get(alternatives).get(0), open, depth);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, open, depth);
      case "array" -> {
        var array = make.arrayNode();
        if (depth < DEEPEST && schema.has("items")) {
          array.add(value(schema.get("items"), open, depth + 1));
        }
        yield array;
      }
      case "integer" -> make.numberNode(1);
      case "number" -> make.numberNode(0.5);
      case "boolean" -> make.booleanNode(true);
      default -> make.stringNode(text(schema.path("format").asString("")));
    };
  }

  private JsonNode referred(String reference, Set<String> open, int depth) {
    var name = reference.substring(reference.lastIndexOf('/') + 1);
    // A schema that contains itself is shown once.
    if (depth >= DEEPEST || !open.add(name)) {
      return make.objectNode();
    }
    var value = value(schemas.path(name), open, depth + 1);
    open.remove(name);
    return value;
  }

  private JsonNode object(JsonNode schema, Set<String> open, int depth) {
    var object = make.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(p -> object.set(p.getKey(), value(p.getValue(), open, depth + 1)));
    if (schema.path("additionalProperties").isObject()) {
      object.set("…", value(schema.get("additionalProperties"), open, depth + 1));
    }
    return object;
  }

  /** In OpenAPI 3.1 a type may be a list: one type, and null. */
  private static String type(JsonNode schema) {
    var type = schema.path("type");
    if (type.isArray()) {
      for (var one : type) {
        if (!one.asString().equals("null")) {
          return one.asString();
        }
      }
    }
    if (type.isString()) {
      return type.asString();
    }
    return schema.has("properties") ? "object" : "string";
  }

  private static String text(String format) {
    return switch (format) {
      case "date-time" -> "2026-11-22T09:00:00Z";
      case "date" -> "2026-11-22";
      case "binary", "byte" -> "…";
      default -> "text";
    };
  }

  /** A type in words, for the table of parameters. */
  static String words(JsonNode schema) {
    var type = type(schema);
    if (type.equals("array")) {
      type = "list of " + type(schema.path("items"));
    }
    if (schema.has("enum")) {
      var choices = new StringJoiner(", ");
      schema.get("enum").forEach(choice -> choices.add(choice.asString()));
      type = choices.toString();
    }
    var fallback = schema.path("default").asString("");
    return fallback.isEmpty() ? type : type + ", else " + fallback;
  }
}
