package io.beachhead.workspace.api;

import io.beachhead.web.text.Slug;
import io.beachhead.workspace.api.ApiPage.Answer;
import io.beachhead.workspace.api.ApiPage.ApiOperation;
import io.beachhead.workspace.api.ApiPage.Body;
import io.beachhead.workspace.api.ApiPage.Group;
import io.beachhead.workspace.api.ApiPage.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an OpenAPI document into what the page shows. */
final class ApiDescription {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode document;
  private final String base;
  private final Examples examples;

  ApiDescription(JsonNode document, String base, JsonMapper json) {
    this.document = document;
    this.base = base;
    this.examples = new Examples(document, json);
  }

  String summary() {
    return document.path("info").path("description").asString("");
  }

  /** The operations by group, in the document's order of groups, within it by address. */
  List<Group> groups() {
    var byGroup = new LinkedHashMap<String, List<ApiOperation>>();
    document
        .path("tags")
        .forEach(tag -> byGroup.put(tag.path("name").asString(), new ArrayList<>()));
    document.path("paths").properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .forEach(operation ->
                    byGroup
                        .computeIfAbsent(
                            operation.getValue().path("tags").path(0).asString("Other"),
                            _ -> new ArrayList<>())
                        .add(operation(operation.getKey(), path.getKey(), operation.getValue()))));
    return byGroup.entrySet().stream()
        .filter(group -> !group.getValue().isEmpty())
        .map(group ->
            new Group(
                group.getKey(), Slug.of(group.getKey()), about(group.getKey()), group.getValue()))
        .toList();
  }

  private String about(String group) {
    for (var tag : document.path("tags")) {
      if (tag.path("name").asString().equals(group)) {
        return tag.path("description").asString("");
      }
    }
    return "";
  }

  private ApiOperation operation(String method, String path, JsonNode operation) {
    var verb = method.toUpperCase(Locale.ROOT);
    var parameters = parameters(operation);
    var body = body(operation.path("requestBody").path("content"));
    return new ApiOperation(
        verb,
        path,
        Slug.of(method + path),
        operation.path("summary").asString(""),
        operation.path("description").asString(""),
        parameters,
        body,
        answers(operation),
        curl(verb, path, parameters, body));
  }

  private static List<Parameter> parameters(JsonNode operation) {
    var parameters = new ArrayList<Parameter>();
    for (var parameter : operation.path("parameters")) {
      parameters.add(
          new Parameter(
              parameter.path("name").asString(),
              parameter.path("in").asString(),
              Examples.words(parameter.path("schema")),
              parameter.path("required").asBoolean(false),
              parameter.path("description").asString("")));
    }
    return parameters;
  }

  private @Nullable Body body(JsonNode content) {
    for (var media : content.properties()) {
      return new Body(media.getKey(), example(media.getValue()));
    }
    return null;
  }

  private List<Answer> answers(JsonNode operation) {
    var answers = new ArrayList<Answer>();
    operation.path("responses").properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(response -> {
          var content = response.getValue().path("content");
          // Problems all look alike; the page shows one of them, once.
          boolean problem = content.has("application/problem+json");
          var example =
              problem || content.isEmpty()
                  ? ""
                  : example(content.properties().iterator().next().getValue());
          answers.add(
              new Answer(
                  response.getKey(),
                  response.getValue().path("description").asString(""),
                  example));
        });
    return answers;
  }

  private String example(JsonNode media) {
    if (media.path("example").isString()) {
      return media.path("example").asString();
    }
    var named = media.path("examples").properties();
    for (var one : named) {
      var value = one.getValue().path("value");
      return value.isString() ? value.asString() : value.toPrettyString();
    }
    return media.has("example")
        ? media.path("example").toPrettyString()
        : examples.of(media.path("schema"));
  }

  private String curl(String method, String path, List<Parameter> parameters, @Nullable Body body) {
    var query = new StringBuilder();
    for (var parameter : parameters) {
      if (parameter.in().equals("query") && parameter.required()) {
        query.append(query.isEmpty() ? '?' : '&').append(parameter.name()).append("=…");
      }
    }
    var command = new StringBuilder("curl");
    if (!method.equals("GET")) {
      command.append(" -X ").append(method);
    }
    command.append(" -H \"Authorization: Bearer $KEY\"");
    if (body != null) {
      command.append(" \\\n  -H \"Content-Type: ").append(body.mediaType()).append('"');
      command.append(" \\\n  --data ").append(quoted(body));
    }
    return command
        .append(" \\\n  \"")
        .append(base)
        .append(path)
        .append(query)
        .append('"')
        .toString();
  }

  private static String quoted(Body body) {
    if (!body.mediaType().contains("json")) {
      return "@FILE";
    }
    var oneLine = body.example().replaceAll("\\s*\\n\\s*", " ");
    return "'" + oneLine.replace("'", "'\\''") + "'";
  }
}
