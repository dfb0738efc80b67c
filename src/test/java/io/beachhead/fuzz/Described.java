package io.beachhead.fuzz;

import io.beachhead.TestClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the OpenAPI description names, with good values for it: bodies from the schemas, and from
 * what a GET of the same address answers; names in addresses from the lists before them.
 */
final class Described {
  private static final int DEEPEST = 5;
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  /** The tracking protocol's bodies have no schema: anything may be in them. */
  private static final String CALL =
      """
      {"type":"track","userId":"u1","anonymousId":"a1","event":"Opened","messageId":"m1","previousId":"u0",
       "groupId":"acme","name":"Home","timestamp":"2026-11-01T10:00:00Z","sentAt":"2026-11-01T10:00:01Z",
       "originalTimestamp":"2026-11-01T10:00:00Z","traits":{"email":"a@b.test","createdAt":1700000000},
       "properties":{"price":12.5,"list":["a"],"nested":{"a":1}},"context":{"groupId":"acme","ip":"127.0.0.1"}}
      """;

  private final TestClient client;
  private final JsonNode document;

  Described(TestClient client) {
    this.client = client;
    this.document = client.getJson("/api/openapi.json");
  }

  /** All of them; those that delete come last, and of those the ones for a whole collection. */
  List<Operation> operations() {
    var all = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    all.add(
                        operation(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            operation.getValue()))));
    all.sort(java.util.Comparator.comparingInt(Described::harm));
    return all;
  }

  private static int harm(Operation operation) {
    if (!operation.method().equals("DELETE")) {
      return 0;
    }
    return operation.path().contains("{") ? 1 : 2;
  }

  /** Files for the import at an address: a good one, and one for each wrong cell of each column. */
  List<String> files(String path) {
    var files = new ArrayList<String>();
    for (var kind : client.getJson("/api/imports/kinds")) {
      if (path.equals("/api/imports/" + kind.path("name").asString())) {
        var header = new ArrayList<String>();
        kind.path("columns").forEach(column -> header.add(column.path("name").asString()));
        var good = new ArrayList<String>();
        kind.path("columns").forEach(column -> good.add(cell(column)));
        files.add(String.join(",", header) + "\n" + String.join(",", good) + "\n");
        for (int column = 0; column < header.size(); column++) {
          for (var cell : Hostile.CELLS) {
            var row = new ArrayList<>(good);
            row.set(column, cell);
            files.add(String.join(",", header) + "\n" + String.join(",", row) + "\n");
          }
        }
      }
    }
    return files;
  }

  private static String cell(JsonNode column) {
    if (!column.path("values").isEmpty()) {
      return column.path("values").get(0).asString();
    }
    var type = column.path("type").asString();
    return type.contains("date") || type.contains("time") || type.contains("instant")
        ? "2026-11-01"
        : type.contains("number") || type.contains("amount") || type.contains("money") ? "5" : "a1";
  }

  /** Addresses of the operation with names that exist, and the first of them. */
  List<String> goodPaths(Operation operation) {
    var paths = List.of(operation.path());
    while (paths.getFirst().contains("{")) {
      var next = new ArrayList<String>();
      for (var path : paths) {
        int open = path.indexOf('{');
        int close = path.indexOf('}');
        for (var name : names(path.substring(0, open))) {
          next.add(path.substring(0, open) + name + path.substring(close + 1));
        }
      }
      paths = next;
    }
    return paths;
  }

  /** What the list at an address has to offer, at most three. */
  private List<String> names(String list) {
    var found = new LinkedHashSet<String>();
    var kinds = list.equals("/api/imports/") || list.equals("/api/export/");
    var answer = client.get(kinds ? "/api/imports/kinds" : list.substring(0, list.length() - 1));
    if (answer.statusCode() == 200
        && answer.headers().firstValue("content-type").orElse("").contains("json")) {
      var json = client.json(answer);
      for (var item : json.isArray() ? json : json.path("items")) {
        for (var name : List.of("key", "id", "domain", "name")) {
          if (item.path(name).isString()) {
            found.add(
                java.net.URLEncoder.encode(
                    item.path(name).asString(), java.nio.charset.StandardCharsets.UTF_8));
            break;
          }
        }
      }
    }
    return found.isEmpty() ? List.of("none") : found.stream().limit(kinds ? 50 : 2).toList();
  }

  /** Every name of a parameter anywhere: an address that does not declare one may still read it. */
  Set<String> allParameters() {
    var names = new TreeSet<String>();
    operations().forEach(operation -> names.addAll(operation.parameters()));
    names.addAll(List.of("asOf", "segmentation", "segment", "sort", "page", "limit", "cursor"));
    return names;
  }

  private Operation operation(String method, String path, JsonNode said) {
    var parameters = new LinkedHashSet<String>();
    for (var parameter : said.path("parameters")) {
      if (parameter.path("in").asString("").equals("query")) {
        parameters.add(parameter.path("name").asString());
      }
    }
    var bodies = new ArrayList<JsonNode>();
    if (path.startsWith("/v1/") && method.equals("POST")) {
      var call = Hostile.read(CALL);
      bodies.add(call);
      bodies.add(MAKE.objectNode().set("batch", MAKE.arrayNode().add(call)));
    }
    var content = said.path("requestBody").path("content");
    for (var type : content) {
      var example = example(type.path("schema"), new HashSet<>(), 0);
      if (example != null && example.isContainer() && !example.isEmpty()) {
        bodies.add(example);
      }
    }
    if (!content.isEmpty() && !path.contains("{")) {
      seen(path).forEach(bodies::add);
    }
    return new Operation(method, path, List.copyOf(parameters), bodies);
  }

  /** What a GET answers is near to what a PUT or POST of the same address takes. */
  private List<JsonNode> seen(String path) {
    var answer = client.get(path);
    if (answer.statusCode() != 200) {
      return List.of();
    }
    var json = client.json(answer);
    if (json.isArray()) {
      return json.isEmpty() ? List.of() : List.of(json.get(0));
    }
    return json.path("items").isArray() ? List.of() : List.of(json);
  }

  private @Nullable JsonNode example(JsonNode schema, Set<String> open, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    if (schema.has("example")) {
      return schema.get("example");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    if (schema.has("$ref")) {
      var reference = schema.get("$ref").asString();
      if (!open.add(reference)) {
        return null;
      }
      var name = reference.substring(reference.lastIndexOf('/') + 1);
      var example =
          example(document.path("components").path("schemas").path(name), open, depth + 1);
      open.remove(reference);
      return example;
    }
    for (var alternatives : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(alternatives)) {
        return example(schema.get(alternatives).get(0), open, depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> {
        var object = MAKE.objectNode();
        for (var property : schema.path("properties").properties()) {
          var value = example(property.getValue(), open, depth + 1);
          if (value != null) {
            object.set(property.getKey(), value);
          }
        }
        if (schema.path("additionalProperties").isObject()) {
          var value = example(schema.get("additionalProperties"), open, depth + 1);
          if (value != null) {
            object.set("name", value);
          }
        }
        yield object;
      }
      case "array" -> {
        var array = MAKE.arrayNode();
        var item = example(schema.path("items"), open, depth + 1);
        if (item != null) {
          array.add(item).add(item);
        }
        yield array;
      }
      case "integer" -> MAKE.numberNode(1);
      case "number" -> MAKE.numberNode(0.5);
      case "boolean" -> MAKE.booleanNode(true);
      default -> MAKE.stringNode(text(schema.path("format").asString("")));
    };
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    for (var one : type.isArray() ? type : MAKE.arrayNode().add(type)) {
      if (!one.asString("").equals("null")) {
        return one.asString(schema.has("properties") ? "object" : "string");
      }
    }
    return "string";
  }

  private static String text(String format) {
    return switch (format) {
      case "date-time" -> "2026-11-22T09:00:00Z";
      case "date" -> "2026-11-22";
      default -> "text";
    };
  }
}
