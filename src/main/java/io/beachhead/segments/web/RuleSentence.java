package io.beachhead.segments.web;

import io.beachhead.segments.rule.Attribute;
import io.beachhead.segments.rule.ChipForm;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.RulePrinter;
import io.beachhead.segments.rule.Value;
import io.beachhead.web.text.Capital;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule as chips in a sentence: where … and …, or …, but not …. */
public record RuleSentence(List<Line> lines) {
  /**
   * @param word where, or, but not
   * @param row its number in the rule, or {@code not} for the exceptions
   */
  public record Line(String word, String row, List<Chip> chips) {}

  /**
   * @param word and, or nothing before the first
   * @param at where it stands in the rule: row.chip
   */
  public record Chip(String word, String at, String subject, String words) {}

  /** What is said of a subject: {@code Industry} {@code is Retail}. */
  record Said(String subject, String words) {}

  static RuleSentence of(ChipForm form) {
    List<Line> lines = new ArrayList<>();
    for (int row = 0; row < form.rows().size(); row++) {
      List<Chip> chips = new ArrayList<>();
      for (ChipForm.Chip chip : form.rows().get(row).chips()) {
        Said said = said(chip.test());
        chips.add(
            new Chip(
                chip.negated()
                    ? (chips.isEmpty() ? "not" : "and not")
                    : (chips.isEmpty() ? "" : "and"),
                row + "." + chips.size(),
                said.subject,
                said.words));
      }
      lines.add(new Line(row == 0 ? "where" : "or", Integer.toString(row), chips));
    }
    if (!form.except().isEmpty()) {
      List<Chip> chips = new ArrayList<>();
      for (Condition.Test test : form.except()) {
        Said said = said(test);
        chips.add(
            new Chip(chips.isEmpty() ? "" : "or", "not." + chips.size(), said.subject, said.words));
      }
      lines.add(new Line("but not", "not", chips));
    }
    return new RuleSentence(lines);
  }

  /** A test in words, its subject apart. */
  static Said said(Condition.Test test) {
    return switch (test) {
      case Condition.Comparison(Attribute attribute, Operator operator, Value value) ->
          new Said(label(attribute.name()), compared(operator, value) + " " + plain(value));
      case Condition.OneOf(Attribute attribute, boolean negated, List<Value> values) ->
          new Said(label(attribute.name()), (negated ? "is not " : "is ") + list(values));
      case Condition.Between(Attribute attribute, boolean negated, Value low, Value high) ->
          new Said(
              label(attribute.name()),
              (negated ? "not " : "") + "between " + plain(low) + " and " + plain(high));
      case Condition.Known(Attribute attribute, boolean known) ->
          new Said(label(attribute.name()), known ? "is known" : "is not known");
      case Condition.Contains(Attribute attribute, boolean negated, Value.Quoted text) ->
          new Said(
              label(attribute.name()), (negated ? "does not contain " : "contains ") + text.text());
      case Condition.StartsWith(Attribute attribute, boolean negated, Value.Quoted text) ->
          new Said(
              label(attribute.name()),
              (negated ? "does not start with " : "starts with ") + text.text());
      case Condition.Recent(Attribute attribute, int days) ->
          new Said(label(attribute.name()), "in the last " + days(days));
      case Condition.HasPerson(@Nullable Condition with, var _) ->
          new Said("Somebody", with == null ? "is known by name" : person(with));
      case Condition.PeopleCount people ->
          new Said(
              "People",
              (people.with() == null ? "" : "with " + RulePrinter.print(people.with()) + ": ")
                  + number(people.operator())
                  + " "
                  + people.number().toPlainString());
      case Condition.Used(String feature, @Nullable Integer days, var _) ->
          new Said("Used", feature + (days == null ? "" : " in the last " + days(days)));
      case Condition.InCohort(String cohort, var _) -> new Said("In the cohort", cohort);
    };
  }

  private static String person(Condition with) {
    if (with instanceof Condition.Test test) {
      Said said = said(test);
      return "has " + said.subject.toLowerCase(Locale.ROOT) + " " + said.words;
    }
    return "has " + RulePrinter.print(with);
  }

  private static String compared(Operator operator, Value value) {
    boolean date = value.asDate() != null;
    return switch (operator) {
      case EQUAL -> "is";
      case NOT_EQUAL -> "is not";
      case LESS -> date ? "before" : "under";
      case AT_MOST -> date ? "until" : "at most";
      case MORE -> date ? "after" : "over";
      case AT_LEAST -> date ? "from" : "at least";
    };
  }

  private static String number(Operator operator) {
    return switch (operator) {
      case EQUAL -> "exactly";
      case NOT_EQUAL -> "not";
      default -> compared(operator, Value.number("0"));
    };
  }

  private static String list(List<Value> values) {
    List<String> shown = values.stream().limit(6).map(RuleSentence::plain).toList();
    if (values.size() > shown.size()) {
      return String.join(", ", shown) + " or one of " + (values.size() - shown.size()) + " more";
    }
    if (shown.size() == 1) {
      return shown.getFirst();
    }
    return shown.stream().limit(shown.size() - 1).collect(Collectors.joining(", "))
        + " or "
        + shown.getLast();
  }

  private static String plain(Value value) {
    return switch (value) {
      case Value.Quoted(String text, var _) -> text.isBlank() ? "“" + text + "”" : text;
      case Value.Number(BigDecimal number, var _) -> number.toPlainString();
      case Value.Truth(boolean truth, var _) -> truth ? "yes" : "no";
    };
  }

  private static String days(int days) {
    return days == 1 ? "day" : days + " days";
  }

  /** An attribute's name as people read it: {@code created_at} is Created. */
  static String label(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "arr", "mrr" -> name.toUpperCase(Locale.ROOT);
      case "id" -> "Account id";
      case "created_at" -> "Created";
      case "buying_role" -> "Buying role";
      case "industry",
          "name",
          "domain",
          "employees",
          "country",
          "plan",
          "stage",
          "owner",
          "persona",
          "title",
          "seniority" ->
          Capital.first(name.toLowerCase(Locale.ROOT));
      default -> name;
    };
  }
}
