package io.beachhead.segments.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that is either true or false of an account (or, inside {@code has person with}, of a
 * person). A test of a value that is missing is false; {@code not} turns that round, so every
 * condition and its negation divide all accounts in two.
 */
public sealed interface Condition {

  /** At least two, none of them an And itself. */
  record And(List<Condition> all) implements Condition {
    public And {
      all = List.copyOf(all);
    }
  }

  /** At least two, none of them an Or itself. */
  record Or(List<Condition> any) implements Condition {
    public Or {
      any = List.copyOf(any);
    }
  }

  record Not(Condition condition) implements Condition {}

  /** What one chip of the editor shows. */
  sealed interface Test extends Condition {}

  /** A test of an attribute's own value. */
  sealed interface AttributeTest extends Test {
    Attribute attribute();
  }

  record Comparison(Attribute attribute, Operator operator, Value value) implements AttributeTest {}

  /** {@code in (…)}, {@code not in (…)}: at least one value. */
  record OneOf(Attribute attribute, boolean negated, List<Value> values) implements AttributeTest {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** Both ends included. */
  record Between(Attribute attribute, boolean negated, Value low, Value high)
      implements AttributeTest {}

  record Known(Attribute attribute, boolean known) implements AttributeTest {}

  record Contains(Attribute attribute, boolean negated, Value.Quoted text)
      implements AttributeTest {}

  record StartsWith(Attribute attribute, boolean negated, Value.Quoted text)
      implements AttributeTest {}

  /** A date on the as-of day or within the days before it. */
  record Recent(Attribute attribute, int days) implements AttributeTest {}

  /** At least one person of whom {@code with} is true; without it, any person. */
  record HasPerson(@Nullable Condition with, SourcePosition at) implements Test {}

  /** How many people there are of whom {@code with} is true. */
  record PeopleCount(
      @Nullable Condition with, Operator operator, BigDecimal number, SourcePosition at)
      implements Test {
    public PeopleCount {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
  }

  /** Whether the account used a feature, at any time or within the days before the as-of date. */
  record Used(String feature, @Nullable Integer days, SourcePosition at) implements Test {}

  /** Whether the account, or somebody of it, is in a cohort. */
  record InCohort(String cohort, SourcePosition at) implements Test {}

  /** All of them; one stays itself, and an And inside is taken apart. */
  static Condition and(List<Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof And(List<Condition> all)) {
        flat.addAll(all);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new And(flat);
  }

  /** Any of them; one stays itself, and an Or inside is taken apart. */
  static Condition or(List<Condition> parts) {
    List<Condition> flat = new ArrayList<>();
    for (Condition part : parts) {
      if (part instanceof Or(List<Condition> any)) {
        flat.addAll(any);
      } else {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : new Or(flat);
  }
}
