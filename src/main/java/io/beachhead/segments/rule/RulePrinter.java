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
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a condition in its canonical text: what {@link Rule#parse} reads back as the same
 * condition, with no parenthesis more than needed.
 */
public final class RulePrinter {
  private RulePrinter() {}

  public static String print(Condition condition) {
    return switch (condition) {
      case And(List<Condition> all) -> join(all, " and ");
      case Or(List<Condition> any) -> join(any, " or ");
      case Not(Condition inside) ->
          "not " + (compound(inside) || open(inside) ? parenthesised(inside) : print(inside));
      case Comparison(Attribute attribute, Operator operator, Value value) ->
          name(attribute) + " " + operator.symbol() + " " + value(value);
      case OneOf(Attribute attribute, boolean negated, List<Value> values) ->
          name(attribute) + not(negated) + " in " + values(values);
      case Between(Attribute attribute, boolean negated, Value low, Value high) ->
          name(attribute) + not(negated) + " between " + value(low) + " and " + value(high);
      case Known(Attribute attribute, boolean known) ->
          name(attribute) + (known ? " is known" : " is not known");
      case Contains(Attribute attribute, boolean negated, Value.Quoted text) ->
          name(attribute) + not(negated) + " contains " + value(text);
      case StartsWith(Attribute attribute, boolean negated, Value.Quoted text) ->
          name(attribute) + not(negated) + " starts with " + value(text);
      case Recent(Attribute attribute, int days) -> name(attribute) + lastDays(days);
      case HasPerson(@Nullable Condition with, SourcePosition _) -> "has person" + with(with);
      case PeopleCount people ->
          "count of people"
              + with(people.with())
              + " "
              + people.operator().symbol()
              + " "
              + people.number().toPlainString();
      case Used(String feature, @Nullable Integer days, SourcePosition _) ->
          "used(" + quoted(feature) + ")" + (days == null ? "" : lastDays(days));
      case Condition.InCohort(String cohort, SourcePosition _) -> "in cohort " + quoted(cohort);
    };
  }

  /** An attribute as it must be written: bare where it can be, else in double quotes. */
  public static String name(Attribute attribute) {
    String name = attribute.name();
    boolean bare =
        !name.isEmpty()
            && name.codePoints().allMatch(Lexer::wordCharacter)
            && !name.codePoints().allMatch(c -> c >= '0' && c <= '9')
            && !Words.reserved(name);
    return bare ? name : "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A value as it must be written. */
  public static String value(Value value) {
    return switch (value) {
      case Value.Quoted(String text, SourcePosition _) -> quoted(text);
      case Value.Number number -> number.number().toPlainString();
      case Value.Truth(boolean truth, SourcePosition _) -> Boolean.toString(truth);
    };
  }

  private static String values(List<Value> values) {
    return values.stream().map(RulePrinter::value).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String not(boolean negated) {
    return negated ? " not" : "";
  }

  private static String lastDays(int days) {
    return " in last " + days + (days == 1 ? " day" : " days");
  }

  private static String with(@Nullable Condition with) {
    if (with == null) {
      return "";
    }
    return " with " + (compound(with) ? parenthesised(with) : print(with));
  }

  private static String join(List<Condition> parts, String word) {
    boolean and = word.equals(" and ");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      Condition part = parts.get(i);
      boolean last = i == parts.size() - 1;
      boolean enclose = and && (part instanceof Or || (open(part) && !last));
      text.append(i == 0 ? "" : word).append(enclose ? parenthesised(part) : print(part));
    }
    return text.toString();
  }

  private static String parenthesised(Condition condition) {
    return "(" + print(condition) + ")";
  }

  private static boolean compound(Condition condition) {
    return condition instanceof And || condition instanceof Or;
  }

  /** Whether an and after it would be read as going on about the person. */
  private static boolean open(Condition condition) {
    return switch (condition) {
      case HasPerson(@Nullable Condition with, SourcePosition _) -> with != null;
      case Not(Condition inside) -> open(inside);
      default -> false;
    };
  }
}
