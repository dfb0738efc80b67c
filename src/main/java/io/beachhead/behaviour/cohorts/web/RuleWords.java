package io.beachhead.behaviour.cohorts.web;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.cohorts.Cohort;
import io.beachhead.behaviour.cohorts.Definition;
import io.beachhead.behaviour.cohorts.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** What makes a member, in words. */
final class RuleWords {
  private RuleWords() {}

  static List<String> of(Cohort cohort) {
    return switch (cohort.definition()) {
      case Definition.Fixed _ -> List.of("A fixed list: it stays as it is.");
      case Definition.Cell(var question, var body) ->
          List.of(
              "Whoever is behind one number of a question about %s: %s."
                  .formatted(question, body.path("of").toString()),
              "The question: " + body);
      case Definition.ByRule(_, Rule.All(var rules)) ->
          rules.stream().map(RuleWords::words).toList();
      case Definition.ByRule(_, var rule) -> List.of(words(rule));
    };
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
