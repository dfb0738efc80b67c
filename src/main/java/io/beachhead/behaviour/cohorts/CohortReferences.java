package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.asked.Breakdowns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Which cohorts a cohort refers to, and whether one of them leads back to it. */
@Component
class CohortReferences {
  private final CohortRecords records;
  private final ObjectProvider<AccountRules> accountRules;

  CohortReferences(CohortRecords records, ObjectProvider<AccountRules> accountRules) {
    this.records = records;
    this.accountRules = accountRules;
  }

  /** Keys of the cohorts that a definition names, in filters, breakdowns and rules. */
  Set<String> of(Definition definition) {
    var keys = new LinkedHashSet<String>();
    switch (definition) {
      case Definition.Fixed _ -> {}
      case Definition.Cell cell -> ofQuestion(cell.body(), keys);
      case Definition.ByRule byRule -> byRule.rule().parts().forEach(part -> ofRule(part, keys));
    }
    return keys;
  }

  private void ofRule(Rule part, Set<String> keys) {
    switch (part) {
      case Rule.InCohort(var key) -> keys.add(key);
      case Rule.Did(var event, _, _) -> {
        var cohort = event.where().get(EventSelector.COHORT);
        if (cohort != null) {
          keys.add(cohort.asString(""));
        }
      }
      case Rule.Accounts(var text) -> {
        var rules = accountRules.getIfAvailable();
        if (rules != null) {
          keys.addAll(rules.cohorts(text));
        }
      }
      default -> {}
    }
  }

  private static void ofQuestion(JsonNode part, Set<String> keys) {
    var where = part.get("where");
    if (where != null && where.has(EventSelector.COHORT)) {
      keys.add(where.get(EventSelector.COHORT).asString(""));
    }
    var breakdown = part.path("breakdown").asString("");
    if (breakdown.startsWith(Breakdowns.COHORT)) {
      keys.add(breakdown.substring(Breakdowns.COHORT.length()));
    }
    for (var child : part) {
      ofQuestion(child, keys);
    }
  }

  /**
   * The way from a definition back to the cohort it is for; empty where there is none.
   *
   * @param key of that cohort
   */
  List<String> ring(String key, Definition definition) {
    var path = new ArrayList<String>(List.of(key));
    return leadsTo(key, definition, path, new LinkedHashSet<>()) ? path : List.of();
  }

  private boolean leadsTo(
      String target, Definition definition, List<String> path, Set<String> seen) {
    for (var next : of(definition)) {
      if (next.equals(target)) {
        return true;
      }
      if (seen.add(next)) {
        path.add(next);
        var cohort = records.find(next);
        if (cohort.isPresent() && leadsTo(target, cohort.get().definition(), path, seen)) {
          return true;
        }
        path.removeLast();
      }
    }
    return false;
  }
}
