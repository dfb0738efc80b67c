package io.beachhead.value.features;

import io.beachhead.behaviour.EventSelector;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An event with its conditions in a line, as people read and type it: {@code Invited where external
 * = true and plan = team}.
 */
public final class EventLine {
  // Beginning only where no space precedes, a run of spaces is looked at once, however long it is.
  private static final Pattern WHERE = Pattern.compile("(?<!\\s)\\s++where\\s++");
  private static final Pattern AND = Pattern.compile("(?<!\\s)\\s++and\\s++");

  private static final Pattern SEPARATORS = Pattern.compile("[,;|\\n]");

  private EventLine() {}

  public static String of(EventSelector event) {
    var name = Objects.requireNonNullElse(event.event(), "");
    return event.where().isEmpty()
        ? name
        : event.where().entrySet().stream()
            .map(condition -> condition.getKey() + " = " + text(condition.getValue()))
            .collect(Collectors.joining(" and ", name + " where ", ""));
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  /**
   * A line in the form of the API; what is not a condition stays a text there, which is refused.
   */
  public static JsonNode read(String line) {
    var nodes = JsonNodeFactory.instance;
    var parts = WHERE.split(line, 2);
    if (parts.length == 1) {
      return nodes.stringNode(line);
    }
    var event = nodes.objectNode().put("event", parts[0].strip());
    var where = nodes.objectNode();
    for (var condition : AND.split(parts[1])) {
      var equal = condition.indexOf('=');
      if (equal < 1) {
        return event.put("where", parts[1]);
      }
      where.put(condition.substring(0, equal).strip(), condition.substring(equal + 1).strip());
    }
    return event.set("where", where);
  }

  /** The event that a part of the API names: a text, or an object; empty where it names none. */
  public static Optional<EventSelector> selector(JsonNode node, int longest) {
    if (isName(node, longest)) {
      return Optional.of(EventSelector.named(node.stringValue().strip()));
    }
    var name = node.get("event");
    var where = node.get("where");
    boolean sound =
        node.isObject()
            && node.propertyNames().stream().allMatch(f -> f.equals("event") || f.equals("where"))
            && name != null
            && isName(name, longest)
            && where != null
            && where.isObject()
            && where.properties().stream()
                .allMatch(c -> !c.getKey().isBlank() && c.getValue().isValueNode());
    if (!sound) {
      return Optional.empty();
    }
    return Optional.of(
        new EventSelector(
            name.stringValue().strip(),
            where.properties().stream()
                .collect(
                    Collectors.toMap(
                        c -> c.getKey(), c -> c.getValue(), (a, b) -> b, LinkedHashMap::new))));
  }

  /** An event read from one line; empty where it names none or has a condition without "=". */
  public static Optional<EventSelector> parse(String line, int longest) {
    return selector(read(line.strip()), longest);
  }

  /**
   * Why an event cannot be kept as a line of a list, as features are in files; empty where it can.
   */
  static Optional<String> problem(EventSelector event) {
    if (event.event() == null || event.event().isBlank()) {
      return Optional.of("expected the name of an event");
    }
    if (event.where().isEmpty()) {
      return Optional.empty();
    }
    String line = of(event);
    if (SEPARATORS.matcher(line).find()) {
      return Optional.of(
          "has a comma, semicolon or vertical bar, which separate events in files; leave it out");
    }
    return parse(line, line.length()).map(EventLine::of).filter(line::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "cannot be written as a line; use a value without \" and \" in it, and a name without"
                + " \" where \"");
  }

  private static boolean isName(JsonNode node, int longest) {
    return node.isString()
        && !node.stringValue().isBlank()
        && node.stringValue().length() <= longest;
  }

  /** The same in the form of the API: a text where there are no conditions. */
  public static JsonNode write(EventSelector event) {
    var nodes = JsonNodeFactory.instance;
    var name = Objects.requireNonNullElse(event.event(), "");
    if (event.where().isEmpty()) {
      return nodes.stringNode(name);
    }
    var where = nodes.objectNode();
    event.where().forEach(where::set);
    return nodes.objectNode().put("event", name).set("where", where);
  }
}
