package io.beachhead.segments;

import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Condition.AttributeTest;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A test of one known value, in the type of its column. What the rule says is read once, in every
 * type it reads as; where it does not read as the column's type, the test is false.
 */
sealed interface ValuePredicate {
  /** {@code folded} as {@link Value#fold} leaves it. */
  boolean text(String folded);

  boolean number(double number);

  boolean truth(boolean truth);

  boolean date(int epochDay);

  /** {@code asOf} is the day that "in last … days" ends with. */
  static ValuePredicate of(AttributeTest test, LocalDate asOf) {
    return switch (test) {
      case Condition.Comparison(var _, Operator operator, Value value) ->
          new Compared(operator, Operand.of(value));
      case Condition.OneOf(var _, boolean negated, List<Value> values) -> OneOf.of(negated, values);
      case Condition.Between(var _, boolean negated, Value low, Value high) ->
          new Between(negated, Operand.of(low), Operand.of(high));
      case Condition.Contains(var _, boolean negated, Value.Quoted text) ->
          new Inside(negated, false, Value.fold(text.text()));
      case Condition.StartsWith(var _, boolean negated, Value.Quoted text) ->
          new Inside(negated, true, Value.fold(text.text()));
      case Condition.Recent(var _, int days) ->
          new Recent((int) asOf.toEpochDay() - days, (int) asOf.toEpochDay());
      case Condition.Known _ ->
          throw new IllegalArgumentException("whether a value is known is not asked of a value");
    };
  }

  /** A value of a rule in every type it reads as. */
  record Operand(
      @Nullable String text,
      @Nullable Double number,
      @Nullable Boolean truth,
      @Nullable Integer epochDay) {
    static Operand of(Value value) {
      String text = value.asText();
      BigDecimal number = value.asNumber();
      LocalDate date = value.asDate();
      return new Operand(
          text == null ? null : Value.fold(text),
          number == null ? null : number.doubleValue(),
          value.asTruth(),
          date == null ? null : (int) date.toEpochDay());
    }

    /** A text of the customers, which may be a number in a column that also holds words. */
    static @Nullable Double numberIn(String folded) {
      BigDecimal number = Value.text(folded).asNumber();
      return number == null ? null : number.doubleValue();
    }
  }

  record Compared(Operator operator, Operand operand) implements ValuePredicate {
    @Override
    public boolean text(String folded) {
      if (operand.text() != null && !operator.ordered()) {
        return operator.holds(folded.equals(operand.text()) ? 0 : 1);
      }
      Double number = Operand.numberIn(folded);
      return number != null && number(number);
    }

    @Override
    public boolean number(double number) {
      return operand.number() != null
          && operator.holds(Double.compare(number + 0.0, operand.number()));
    }

    @Override
    public boolean truth(boolean truth) {
      return operand.truth() != null
          && !operator.ordered()
          && operator.holds(Boolean.compare(truth, operand.truth()));
    }

    @Override
    public boolean date(int epochDay) {
      return operand.epochDay() != null
          && operator.holds(Integer.compare(epochDay, operand.epochDay()));
    }
  }

  record OneOf(
      boolean negated,
      Set<String> texts,
      Set<Double> numbers,
      Set<Boolean> truths,
      Set<Integer> epochDays)
      implements ValuePredicate {
    static OneOf of(boolean negated, List<Value> values) {
      OneOf test =
          new OneOf(negated, new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
      for (Value value : values) {
        Operand operand = Operand.of(value);
        add(
            test.texts,
            value instanceof Value.Number(BigDecimal number, var _)
                ? number.toPlainString()
                : operand.text());
        add(test.numbers, operand.number());
        add(test.truths, operand.truth());
        add(test.epochDays, operand.epochDay());
      }
      return test;
    }

    private static <T> void add(Set<T> set, @Nullable T value) {
      if (value != null) {
        set.add(value);
      }
    }

    @Override
    public boolean text(String folded) {
      return texts.contains(folded) != negated;
    }

    @Override
    public boolean number(double number) {
      return numbers.contains(number == 0 ? 0.0 : number) != negated;
    }

    @Override
    public boolean truth(boolean truth) {
      return truths.contains(truth) != negated;
    }

    @Override
    public boolean date(int epochDay) {
      return epochDays.contains(epochDay) != negated;
    }
  }

  record Between(boolean negated, Operand low, Operand high) implements ValuePredicate {
    @Override
    public boolean text(String folded) {
      Double number = Operand.numberIn(folded);
      return number != null && number(number);
    }

    @Override
    public boolean number(double number) {
      return low.number() != null
          && high.number() != null
          && (low.number() <= number && number <= high.number()) != negated;
    }

    @Override
    public boolean truth(boolean truth) {
      return false;
    }

    @Override
    public boolean date(int epochDay) {
      return low.epochDay() != null
          && high.epochDay() != null
          && (low.epochDay() <= epochDay && epochDay <= high.epochDay()) != negated;
    }
  }

  record Inside(boolean negated, boolean atStart, String part) implements ValuePredicate {
    @Override
    public boolean text(String folded) {
      return (atStart ? folded.startsWith(part) : folded.contains(part)) != negated;
    }

    @Override
    public boolean number(double number) {
      return false;
    }

    @Override
    public boolean truth(boolean truth) {
      return false;
    }

    @Override
    public boolean date(int epochDay) {
      return false;
    }
  }

  record Recent(int after, int until) implements ValuePredicate {
    @Override
    public boolean text(String folded) {
      LocalDate date = Value.text(folded).asDate();
      return date != null && date((int) date.toEpochDay());
    }

    @Override
    public boolean number(double number) {
      return false;
    }

    @Override
    public boolean truth(boolean truth) {
      return false;
    }

    @Override
    public boolean date(int epochDay) {
      return after < epochDay && epochDay <= until;
    }
  }
}
