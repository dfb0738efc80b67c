package io.beachhead.behaviour.cohorts.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.cohorts.Cohort;
import io.beachhead.behaviour.cohorts.Definition;
import io.beachhead.behaviour.cohorts.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What makes a member, in words. */
final class RuleWords {
  private RuleWords() {}

  static List<String> of(Cohort cohort) {
    return switch (cohort.definition()) {
      case Definition.Fixed _ -> List.of("A fixed list: it stays as it is.");
      case Definition.Cell(var question, var body) ->
          List.of(
              "Everyone counted by one number of a question: %s%s; %s."
                  .formatted(question, events(body), number(body.path("of"))));
      case Definition.ByRule(_, Rule.All(var rules)) ->
          rules.stream().map(RuleWords::words).toList();
      case Definition.ByRule(_, var rule) -> List.of(words(rule));
    };
  }

  /** The events a question asks about, in their order; empty for any event. */
  private static String events(JsonNode body) {
    var events = new ArrayList<String>();
    body.path("steps").forEach(step -> events.add(name(step)));
    for (var field : List.of("start", "return")) {
      if (body.has(field)) {
        events.add(name(body.get(field)));
      }
    }
    if (body.path("event").isString()) {
      events.add(body.path("event").asString());
    }
    body.path("features").forEach(feature -> events.add(feature.asString()));
    return events.isEmpty() ? "" : " of " + String.join(" → ", events);
  }

  private static String name(JsonNode selector) {
    return selector.path("event").isString() ? selector.path("event").asString() : "any event";
  }

  /** Which number: {"step": 1, "lost": true} is "step 1, lost". */
  private static String number(JsonNode of) {
    return of.properties().stream()
        .filter(field -> !field.getValue().isBoolean() || field.getValue().booleanValue())
        .map(field ->
            field.getValue().isBoolean()
                ? field.getKey()
                : field.getKey() + " " + field.getValue().asString())
        .collect(Collectors.joining(", "));
  }

  private static String words(Rule rule) {
    return switch (rule) {
      case Rule.All(var rules) -> joined(rules, " and ");
      case Rule.Any(var rules) -> joined(rules, " or ");
      case Rule.Not(Rule.Did did) -> "did not do " + did(did);
      case Rule.Not(var inside) -> "not: " + words(inside);
      case Rule.Did did -> "did " + did(did);
      case Rule.Accounts(var text) -> "the account: " + text;
      case Rule.Persona(var persona) -> "persona is " + persona;
      case Rule.InCohort(var key) -> "in the cohort " + key;
    };
  }

  private static String joined(List<Rule> rules, String word) {
    return rules.stream().map(RuleWords::words).collect(Collectors.joining(word, "(", ")"));
  }

  private static String did(Rule.Did did) {
    EventSelector event = did.event();
    var name = event.event() == null ? "anything" : event.event();
    return name
        + (event.where().isEmpty() ? "" : " where " + event.where())
        + (did.atLeast() == 1 ? "" : " at least %d times".formatted(did.atLeast()))
        + (did.lastDays() == null ? "" : " in the last %d days".formatted(did.lastDays()));
  }
}
