package io.beachhead.roadmap.optimum.web;

import io.beachhead.roadmap.optimum.Objective;
import io.beachhead.roadmap.optimum.OptimumQuestion;
import io.beachhead.roadmap.optimum.OptimumQuestion.Team;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The form as it was sent, or as a question fills it in: field names and what stands in them. What
 * concerns one feature or segment has its key after a dot, such as {@code together.sso}.
 */
final class OptimumForm {
  /** Names of the sets that features are put into. */
  static final List<String> SETS = List.of("A", "B", "C");

  /** Numbers of the teams that there is room for. */
  static final List<String> TEAMS = List.of("1", "2", "3");

  private final Map<String, List<String>> fields;

  private OptimumForm(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  static OptimumForm sent(Map<String, List<String>> fields) {
    return new OptimumForm(fields);
  }

  /** The form as it stands for a question; more sets or teams than it has room for are left out. */
  static OptimumForm of(OptimumQuestion asked) {
    var form = new OptimumForm(new LinkedHashMap<>());
    Double capacity = asked.capacity();
    form.put("capacity", capacity == null ? "" : plain(capacity));
    form.put("quarters", String.valueOf(asked.quarters()));
    form.put("objective", asked.objective().kind().key());
    form.put("atLeast", String.valueOf(asked.objective().atLeast()));
    form.put("asking", asked.objective().asking().key());
    form.put("weights", asked.weights().by().name().toLowerCase(Locale.ROOT));
    asked.weights().segments().forEach((key, weight) -> form.put("weight." + key, plain(weight)));
    asked.must().forEach(key -> form.put("must", key));
    asked.mustNot().forEach(key -> form.put("mustNot", key));
    form.sets("together", asked.together());
    form.sets("apart", asked.apart());
    for (int i = 0; i < Math.min(TEAMS.size(), asked.teams().size()); i++) {
      Team team = asked.teams().get(i);
      String number = TEAMS.get(i);
      form.put("teamName." + number, team.name());
      form.put("teamCapacity." + number, plain(team.capacity()));
      team.features().forEach(key -> form.put("team." + key, number));
    }
    return form;
  }

  private void sets(String name, List<List<String>> sets) {
    for (int i = 0; i < Math.min(SETS.size(), sets.size()); i++) {
      String letter = SETS.get(i);
      sets.get(i).forEach(key -> put(name + "." + key, letter));
    }
  }

  private void put(String name, String value) {
    fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** What stands in a field; empty where it was left out. */
  String text(String name) {
    List<String> all = fields.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.getFirst().strip();
  }

  boolean has(String name, String value) {
    return fields.getOrDefault(name, List.of()).contains(value);
  }

  /** Whether a rule beyond must and must not is set. */
  boolean hasMore() {
    return fields.entrySet().stream()
        .anyMatch(field ->
            (field.getKey().startsWith("together.")
                    || field.getKey().startsWith("apart.")
                    || field.getKey().startsWith("team"))
                && field.getValue().stream().anyMatch(value -> !value.isBlank()));
  }

  /**
   * @throws ProblemException 422 where something typed is not a number
   */
  OptimumBody body() {
    return new OptimumBody(
        text("capacity").isEmpty() ? null : number("capacity"),
        text("quarters").isEmpty() ? null : (int) number("quarters"),
        new ArrayList<>(fields.getOrDefault("must", List.of())),
        new ArrayList<>(fields.getOrDefault("mustNot", List.of())),
        sets("together"),
        sets("apart"),
        objective(),
        weights(),
        null,
        null,
        teams());
  }

  private JsonNode objective() {
    ObjectNode objective = JsonNodeFactory.instance.objectNode();
    String kind = text("objective");
    objective.put("kind", kind.isEmpty() ? Objective.Kind.HAPPY.key() : kind);
    if (kind.equals(Objective.Kind.SERVED.key()) && !text("atLeast").isEmpty()) {
      double least = number("atLeast");
      if (least == Math.rint(least) && Math.abs(least) < Integer.MAX_VALUE) {
        objective.put("atLeast", (int) least);
      } else {
        objective.put("atLeast", least);
      }
    }
    if (!text("asking").isEmpty()) {
      objective.put("asking", text("asking"));
    }
    return objective;
  }

  private @Nullable JsonNode weights() {
    String by = text("weights");
    if (!by.equals("segments")) {
      return by.isEmpty() ? null : StringNode.valueOf(by);
    }
    ObjectNode weights = JsonNodeFactory.instance.objectNode();
    fields.keySet().stream()
        .filter(name -> name.startsWith("weight.") && !text(name).isEmpty())
        .forEach(name -> weights.put(name.substring("weight.".length()), number(name)));
    return weights;
  }

  private List<@Nullable List<@Nullable String>> sets(String name) {
    List<@Nullable List<@Nullable String>> sets = new ArrayList<>();
    for (String letter : SETS) {
      List<@Nullable String> keys = new ArrayList<>(under(name, letter));
      if (!keys.isEmpty()) {
        sets.add(keys);
      }
    }
    return sets;
  }

  /** The keys after the dot of all fields of a name in which a value stands. */
  private List<String> under(String name, String value) {
    String prefix = name + ".";
    return fields.keySet().stream()
        .filter(field -> field.startsWith(prefix) && text(field).equals(value))
        .map(field -> field.substring(prefix.length()))
        .toList();
  }

  private List<OptimumBody.@Nullable TeamBody> teams() {
    List<OptimumBody.@Nullable TeamBody> teams = new ArrayList<>();
    for (String number : TEAMS) {
      List<@Nullable String> builds = new ArrayList<>(under("team", number));
      String capacity = "teamCapacity." + number;
      if (!text(capacity).isEmpty()) {
        teams.add(new OptimumBody.TeamBody(text("teamName." + number), number(capacity), builds));
      } else if (!builds.isEmpty()) {
        throw ProblemException.unprocessable(
            "The search cannot start.",
            List.of(ProblemItem.of(capacity, null, "expected the person-weeks of team " + number)));
      }
    }
    return teams;
  }

  private double number(String name) {
    return OptimumBody.number(name, text(name));
  }
}
