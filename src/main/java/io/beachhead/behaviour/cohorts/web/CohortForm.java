package io.beachhead.behaviour.cohorts.web;

import io.beachhead.behaviour.cohorts.Cohort;
import io.beachhead.behaviour.cohorts.Definition;
import io.beachhead.behaviour.cohorts.NewCohort;
import io.beachhead.behaviour.cohorts.Rule;
import io.beachhead.behaviour.people.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A cohort as the form says it: conditions in rows, or a list of ids. */
record CohortForm(
    String name, boolean accounts, boolean any, List<NewCohortPage.Row> rows, String members) {
  private static final int ROWS = 4;
  private static final int MOST_SHOWN = 5_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static CohortForm of(MultiValueMap<String, String> form) {
    var rows = new ArrayList<NewCohortPage.Row>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(
          new NewCohortPage.Row(
              row + 1,
              at(form, "what", row, "did"),
              at(form, "value", row, ""),
              at(form, "times", row, ""),
              at(form, "days", row, "")));
    }
    return new CohortForm(
        at(form, "name", 0, ""),
        at(form, "unit", 0, "person").equals("account"),
        at(form, "join", 0, "all").equals("any"),
        rows,
        at(form, "members", 0, ""));
  }

  /** The form as a cohort fills it; no condition where its rule says more than rows can. */
  static CohortForm of(Cohort cohort, List<String> members) {
    var rows = new ArrayList<NewCohortPage.Row>();
    boolean any = false;
    if (cohort.definition() instanceof Definition.ByRule(_, var rule)) {
      any = rule instanceof Rule.Any;
      rows.addAll(rows(rule));
    }
    while (rows.size() < ROWS) {
      rows.add(new NewCohortPage.Row(rows.size() + 1, "did", "", "", ""));
    }
    return new CohortForm(
        cohort.name(),
        cohort.unit() == Unit.ACCOUNT,
        any,
        rows,
        cohort.definition() instanceof Definition.Fixed && members.size() <= MOST_SHOWN
            ? String.join("\n", members)
            : "");
  }

  /** A condition a row; empty where one of them does not fit in a row, or there are too many. */
  static List<NewCohortPage.Row> rows(Rule rule) {
    var parts =
        switch (rule) {
          case Rule.All(var rules) -> rules;
          case Rule.Any(var rules) -> rules;
          default -> List.of(rule);
        };
    var rows = new ArrayList<NewCohortPage.Row>();
    for (var part : parts) {
      var row = row(part, rows.size() + 1);
      if (row == null || rows.size() == ROWS) {
        return List.of();
      }
      rows.add(row);
    }
    return rows;
  }

  private static NewCohortPage.@Nullable Row row(Rule rule, int number) {
    return switch (rule) {
      case Rule.Did did -> row("did", did, number);
      case Rule.Not(Rule.Did did) -> row("did-not", did, number);
      case Rule.Accounts(var text) -> new NewCohortPage.Row(number, "accounts", text, "", "");
      case Rule.Persona(var persona) -> new NewCohortPage.Row(number, "persona", persona, "", "");
      case Rule.InCohort(var key) -> new NewCohortPage.Row(number, "cohort", key, "", "");
      case Rule.Not(Rule.InCohort(var key)) ->
          new NewCohortPage.Row(number, "not-cohort", key, "", "");
      case Rule.All _, Rule.Any _, Rule.Not _ -> null;
    };
  }

  private static NewCohortPage.@Nullable Row row(String what, Rule.Did did, int number) {
    var event = did.event().event();
    return event == null || !did.event().where().isEmpty()
        ? null
        : new NewCohortPage.Row(
            number,
            what,
            event,
            did.atLeast() == 1 ? "" : Integer.toString(did.atLeast()),
            did.lastDays() == null ? "" : did.lastDays().toString());
  }

  private static String at(
      MultiValueMap<String, String> form, String field, int place, String usual) {
    var values = form.get(field);
    return values == null || place >= values.size() ? usual : values.get(place).strip();
  }

  NewCohort said() {
    var rule = rule();
    List<String> ids =
        rule == null && !members.isBlank() ? List.of(members.split("[\\s,;]+")) : null;
    return new NewCohort(
        null, name, accounts ? Unit.ACCOUNT : Unit.PERSON, null, ids, null, null, rule);
  }

  private @Nullable JsonNode rule() {
    var parts = JSON.arrayNode();
    rows.stream().filter(row -> !row.value().isEmpty()).forEach(row -> parts.add(rule(row)));
    if (parts.isEmpty()) {
      return null;
    }
    return parts.size() == 1 ? parts.get(0) : JSON.objectNode().set(any ? "any" : "all", parts);
  }

  private static JsonNode rule(NewCohortPage.Row row) {
    return switch (row.what()) {
      case "did-not" -> JSON.objectNode().set("not", did(row));
      case "accounts" -> JSON.objectNode().put("accounts", row.value());
      case "persona" -> JSON.objectNode().put("persona", row.value());
      case "cohort" -> JSON.objectNode().put("cohort", row.value());
      case "not-cohort" ->
          JSON.objectNode().set("not", JSON.objectNode().put("cohort", row.value()));
      default -> did(row);
    };
  }

  private static ObjectNode did(NewCohortPage.Row row) {
    var did = JSON.objectNode().put("did", row.value());
    number(did, "atLeast", row.times());
    number(did, "lastDays", row.days());
    return did;
  }

  /** Anything but a number stays text, so that the refusal names the field. */
  private static void number(ObjectNode did, String field, String typed) {
    if (typed.matches("[0-9]{1,9}")) {
      did.put(field, Integer.parseInt(typed));
    } else if (!typed.isEmpty()) {
      did.put(field, typed);
    }
  }
}
