package io.beachhead.segments.rule;

import io.beachhead.segments.rule.Condition.And;
import io.beachhead.segments.rule.Condition.Between;
import io.beachhead.segments.rule.Condition.Comparison;
import io.beachhead.segments.rule.Condition.Contains;
import io.beachhead.segments.rule.Condition.HasPerson;
import io.beachhead.segments.rule.Condition.Known;
import io.beachhead.segments.rule.Condition.Not;
import io.beachhead.segments.rule.Condition.OneOf;
import io.beachhead.segments.rule.Condition.Or;
import io.beachhead.segments.rule.Condition.PeopleCount;
import io.beachhead.segments.rule.Condition.Recent;
import io.beachhead.segments.rule.Condition.StartsWith;
import io.beachhead.segments.rule.Condition.Used;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a rule against what is known of customers: does each attribute exist, and can its values be
 * compared like that? Finds all mistakes, not only the first, up to {@value #MOST_PROBLEMS}.
 */
public final class RuleCheck {
  /** More than anybody repairs in one go; a long rule could have thousands. */
  static final int MOST_PROBLEMS = 20;

  private final Vocabulary vocabulary;
  private final List<RuleProblem> problems = new ArrayList<>();
  private boolean aboutPerson;

  private RuleCheck(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What is wrong with it, by position; empty where it can be asked. */
  public static List<RuleProblem> problems(Condition condition, Vocabulary vocabulary) {
    RuleCheck check = new RuleCheck(vocabulary);
    check.visit(condition);
    check.problems.sort(Comparator.comparingInt(RuleProblem::position));
    return List.copyOf(check.problems);
  }

  private void visit(Condition condition) {
    if (problems.size() >= MOST_PROBLEMS) {
      return;
    }
    switch (condition) {
      case And(List<Condition> all) -> all.forEach(this::visit);
      case Or(List<Condition> any) -> any.forEach(this::visit);
      case Not(Condition inside) -> visit(inside);
      case Comparison comparison -> comparison(comparison);
      case OneOf(Attribute attribute, boolean _, List<Value> values) -> {
        AttributeType type = typeOf(attribute);
        if (type != null) {
          values.stream()
              .takeWhile(_ -> problems.size() < MOST_PROBLEMS)
              .forEach(value -> comparable(attribute, type, value));
        }
      }
      case Between between -> between(between);
      case Known(Attribute attribute, boolean _) -> typeOf(attribute);
      case Contains contains -> textOnly(contains.attribute(), "contains");
      case StartsWith startsWith -> textOnly(startsWith.attribute(), "starts with");
      case Recent(Attribute attribute, int _) -> {
        AttributeType type = typeOf(attribute);
        if (type != null && type != AttributeType.DATE) {
          wrongType(attribute.at(), "a date before in last … days", attribute, type);
        }
      }
      case HasPerson(@Nullable Condition with, SourcePosition _) -> person(with);
      case PeopleCount people -> person(people.with());
      case Used used -> used(used);
      case Condition.InCohort inCohort -> inCohort(inCohort);
    }
  }

  private void person(@Nullable Condition with) {
    if (with != null) {
      aboutPerson = true;
      visit(with);
      aboutPerson = false;
    }
  }

  private void comparison(Comparison comparison) {
    Attribute attribute = comparison.attribute();
    AttributeType type = typeOf(attribute);
    if (type == null) {
      return;
    }
    Operator operator = comparison.operator();
    if (operator.ordered() && (type == AttributeType.TEXT || type == AttributeType.TRUTH)) {
      wrongType(
          attribute.at(),
          "a number or a date to compare with " + operator.symbol(),
          attribute,
          type);
      return;
    }
    comparable(attribute, type, comparison.value());
  }

  private void between(Between between) {
    AttributeType type = typeOf(between.attribute());
    if (type == null) {
      return;
    }
    if (type == AttributeType.TEXT || type == AttributeType.TRUTH) {
      wrongType(
          between.attribute().at(), "a number or a date before between", between.attribute(), type);
      return;
    }
    boolean low = comparable(between.attribute(), type, between.low());
    boolean high = comparable(between.attribute(), type, between.high());
    if (low && high && order(type, between.low(), between.high()) > 0) {
      problems.add(
          new RuleProblem(
              between.high().at().position(),
              "Expected the smaller end of between first: %s is above %s."
                  .formatted(RulePrinter.value(between.low()), RulePrinter.value(between.high()))));
    }
  }

  private static int order(AttributeType type, Value low, Value high) {
    if (type == AttributeType.DATE) {
      return String.valueOf(low.asDate()).compareTo(String.valueOf(high.asDate()));
    }
    BigDecimal lower = low.asNumber();
    BigDecimal higher = high.asNumber();
    return lower == null || higher == null ? 0 : lower.compareTo(higher);
  }

  private void textOnly(Attribute attribute, String word) {
    AttributeType type = typeOf(attribute);
    if (type != null && type != AttributeType.TEXT) {
      wrongType(attribute.at(), "a text before " + word, attribute, type);
    }
  }

  private boolean comparable(Attribute attribute, AttributeType type, Value value) {
    @Nullable String expected =
        switch (type) {
          case TEXT ->
              value.asText() != null
                  ? null
                  : "Expected a text in single quotes, such as '%s', as %s is a text; found %s."
                      .formatted(
                          RulePrinter.value(value), attribute.name(), RulePrinter.value(value));
          case NUMBER ->
              value.asNumber() != null
                  ? null
                  : "Expected a number, as %s is a number; found %s."
                      .formatted(attribute.name(), RulePrinter.value(value));
          case TRUTH ->
              value.asTruth() != null
                  ? null
                  : "Expected true or false, as %s is true or false; found %s."
                      .formatted(attribute.name(), RulePrinter.value(value));
          case DATE ->
              value.asDate() != null
                  ? null
                  : "Expected a date such as '2026-01-31', as %s is a date; found %s."
                      .formatted(attribute.name(), RulePrinter.value(value));
        };
    if (expected == null) {
      return true;
    }
    String hint = type == AttributeType.TEXT ? seen(attribute) : "";
    problems.add(new RuleProblem(value.at().position(), expected + hint));
    return false;
  }

  /** " It has 'One year', 'Two year'.": what a text attribute holds, as a hint; else nothing. */
  private String seen(Attribute attribute) {
    if (aboutPerson) {
      return "";
    }
    List<String> examples = vocabulary.examples(attribute.name());
    if (examples.isEmpty()) {
      return "";
    }
    return " It holds "
        + String.join(
            ", ",
            examples.stream()
                .limit(3)
                .map(e -> "'" + (e.length() > 30 ? e.substring(0, 30) + "…" : e) + "'")
                .toList())
        + (examples.size() > 3 ? " and others." : ".");
  }

  private @Nullable AttributeType typeOf(Attribute attribute) {
    AttributeType type =
        aboutPerson
            ? vocabulary.personAttribute(attribute.name())
            : vocabulary.accountAttribute(attribute.name());
    if (type == null) {
      problems.add(new RuleProblem(attribute.at().position(), unknown(attribute.name())));
    }
    return type;
  }

  private String unknown(String name) {
    List<String> names =
        aboutPerson ? vocabulary.personAttributes() : vocabulary.accountAttributes();
    String whose = aboutPerson ? "people" : "accounts";
    String start = "Expected an attribute of %s; none is called %s.".formatted(whose, name);
    if (aboutPerson && vocabulary.accountAttribute(name) != null) {
      return start
          + " Accounts have it: close what is asked of the person in parentheses, (has person with"
          + " …) and "
          + RulePrinter.name(Attribute.of(name))
          + " ….";
    }
    var meant = Spelling.nearest(name, names);
    if (meant.isPresent()) {
      return start + " Did you mean " + RulePrinter.name(Attribute.of(meant.get())) + "?";
    }
    if (!vocabulary.anyAccounts()) {
      return start + " No accounts are imported yet; attributes of your own come with them.";
    }
    if (!aboutPerson && vocabulary.personAttribute(name) != null) {
      return start + " People have it: write has person with " + name + " = ….";
    }
    return start
        + " There are "
        + String.join(", ", names.stream().limit(12).toList())
        + (names.size() > 12 ? " and " + (names.size() - 12) + " more." : ".");
  }

  private void inCohort(Condition.InCohort asked) {
    List<String> cohorts = vocabulary.cohorts();
    if (cohorts.contains(asked.cohort())) {
      return;
    }
    var meant = Spelling.nearest(asked.cohort(), cohorts);
    problems.add(
        new RuleProblem(
            asked.at().position(),
            "Expected a cohort; none has the key %s.%s"
                .formatted(
                    asked.cohort(),
                    meant.isPresent()
                        ? " Did you mean '" + meant.get() + "'?"
                        : cohorts.isEmpty() ? " There are no cohorts yet." : "")));
  }

  private void used(Used used) {
    List<String> features = vocabulary.features();
    if (features.stream().anyMatch(used.feature()::equalsIgnoreCase)) {
      return;
    }
    String hint =
        features.isEmpty()
            ? " No use of features is known yet: import feature-usage or send events."
            : Spelling.nearest(used.feature(), features)
                .map(meant -> " Did you mean '" + meant + "'?")
                .orElse("");
    problems.add(
        new RuleProblem(
            used.at().position(),
            "Expected a feature that is known; none has the key '" + used.feature() + "'." + hint));
  }

  private void wrongType(
      SourcePosition at, String expected, Attribute attribute, AttributeType type) {
    problems.add(
        new RuleProblem(
            at.position(),
            "Expected "
                + expected
                + "; "
                + attribute.name()
                + " is "
                + type.words()
                + "."
                + (type == AttributeType.TEXT ? seen(attribute) : "")));
  }
}
