package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a rule from JSON, with every mistake named by its path:
 *
 * <ul>
 *   <li>{@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": {…}}}
 *   <li>{@code {"did": "Export created", "atLeast": 3, "lastDays": 28}}; {@code did} may be {@code
 *       {"event": …, "where": {…}}}, with {@code "event": null} for anything at all
 *   <li>{@code {"accounts": "industry = 'Retail'"}} in the language of segments
 *   <li>{@code {"persona": "Buyer"}}
 *   <li>{@code {"cohort": "key"}}
 * </ul>
 */
final class RuleReader {
  private static final int DEEPEST = 16;
  private static final int MOST_PARTS = 100;
  private static final int MOST_TIMES = 100_000;
  private static final int MOST_DAYS = 3_660;
  private static final Set<String> KINDS =
      Set.of("all", "any", "not", "did", "accounts", "persona", "cohort");

  private final List<ProblemItem> problems = new ArrayList<>();
  private int parts;

  /** What was wrong with the rules read so far. */
  List<ProblemItem> problems() {
    return problems;
  }

  /** The rule; null where it cannot be read. */
  @Nullable Rule read(JsonNode said) {
    return read(said, "rule", 0);
  }

  private @Nullable Rule read(JsonNode said, String path, int depth) {
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      return wrong(
          path,
          "a rule has at most %d parts, %d inside one another".formatted(MOST_PARTS, DEEPEST));
    }
    if (!said.isObject()) {
      return wrong(path, "must be an object such as {\"did\": \"Export created\", \"atLeast\": 3}");
    }
    var kinds = said.propertyNames().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      return wrong(path, "must say exactly one of all, any, not, did, accounts, persona, cohort");
    }
    var kind = kinds.getFirst();
    for (var name : said.propertyNames()) {
      boolean fits =
          name.equals(kind)
              || (kind.equals("did") && (name.equals("atLeast") || name.equals("lastDays")));
      if (!fits) {
        wrong(path + "." + name, "is not known beside " + kind);
      }
    }
    var value = said.get(kind);
    var place = path + "." + kind;
    return switch (kind) {
      case "all" -> {
        var rules = rules(value, place, depth);
        yield rules == null ? null : new Rule.All(rules);
      }
      case "any" -> {
        var rules = rules(value, place, depth);
        yield rules == null ? null : new Rule.Any(rules);
      }
      case "not" -> {
        var inside = read(value, place, depth + 1);
        yield inside == null ? null : new Rule.Not(inside);
      }
      case "did" -> did(said, path);
      case "accounts" -> {
        var text = text(value, place);
        yield text == null ? null : new Rule.Accounts(text);
      }
      case "persona" -> {
        var text = text(value, place);
        yield text == null ? null : new Rule.Persona(text);
      }
      default -> {
        var text = text(value, place);
        yield text == null ? null : new Rule.InCohort(text);
      }
    };
  }

  private @Nullable List<Rule> rules(JsonNode said, String path, int depth) {
    if (!said.isArray() || said.isEmpty()) {
      wrong(path, "must be a list of one or more rules");
      return null;
    }
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < said.size(); i++) {
      var rule = read(said.get(i), "%s[%d]".formatted(path, i), depth + 1);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules.size() == said.size() ? rules : null;
  }

  private @Nullable Rule did(JsonNode said, String path) {
    var event = event(said.get("did"), path + ".did");
    Integer times = whole(said, path, "atLeast", MOST_TIMES);
    Integer days = whole(said, path, "lastDays", MOST_DAYS);
    return event == null ? null : new Rule.Did(event, times == null ? 1 : times, days);
  }

  private @Nullable EventSelector event(JsonNode said, String path) {
    if (said.isString() && !said.asString().isBlank()) {
      return EventSelector.named(said.asString());
    }
    if (!said.isObject() || !said.has("event")) {
      wrong(path, "must be the name of an event, or an object with event and where");
      return null;
    }
    var name = said.get("event");
    var where = said.get("where");
    if (!name.isNull() && !name.isString()) {
      wrong(path + ".event", "must be the name of an event, or null for any");
      return null;
    }
    Map<String, JsonNode> conditions = new HashMap<>();
    if (where != null && !where.isNull()) {
      if (!where.isObject()) {
        wrong(path + ".where", "must be an object of properties and values");
        return null;
      }
      where.properties().forEach(entry -> conditions.put(entry.getKey(), entry.getValue()));
    }
    return new EventSelector(name.isNull() ? null : name.asString(), conditions);
  }

  private @Nullable Integer whole(JsonNode said, String path, String field, int most) {
    var number = said.get(field);
    if (number == null || number.isNull()) {
      return null;
    }
    if (!number.isInt() || number.intValue() < 1 || number.intValue() > most) {
      problems.add(
          ProblemItem.of(
              path + "." + field,
              number.toString(),
              "must be a whole number from 1 to %,d".formatted(most)));
      return null;
    }
    return number.intValue();
  }

  private @Nullable String text(JsonNode said, String path) {
    if (!said.isString() || said.asString().isBlank()) {
      wrong(path, "must be a text");
      return null;
    }
    return said.asString().strip();
  }

  private @Nullable Rule wrong(String path, String problem) {
    problems.add(ProblemItem.of(path, null, problem));
    return null;
  }
}
