package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.RulePrinter;
import io.beachhead.segments.rule.Spelling;
import io.beachhead.segments.rule.Value;
import java.util.ArrayList;
import java.util.List;

/** Finds texts in a rule that no account has: mostly a slip of the keyboard. */
final class UnmatchedValues {
  private final String segment;
  private final CustomerBase customers;
  private final List<Preview.Note> notes = new ArrayList<>();

  private UnmatchedValues(String segment, CustomerBase customers) {
    this.segment = segment;
    this.customers = customers;
  }

  static List<Preview.Note> notes(String segment, Condition condition, CustomerBase customers) {
    UnmatchedValues values = new UnmatchedValues(segment, customers);
    values.visit(condition);
    return List.copyOf(values.notes);
  }

  private void visit(Condition condition) {
    switch (condition) {
      case Condition.And(List<Condition> all) -> all.forEach(this::visit);
      case Condition.Or(List<Condition> any) -> any.forEach(this::visit);
      case Condition.Not(Condition inside) -> visit(inside);
      case Condition.Comparison(var attribute, Operator operator, Value value) -> {
        if (!operator.ordered()) {
          value(attribute.name(), value);
        }
      }
      case Condition.OneOf(var attribute, boolean _, List<Value> values) ->
          values.forEach(value -> value(attribute.name(), value));
      // People's values are many and change; the other tests name no value of their own.
      case Condition.Test _ -> {}
    }
  }

  private void value(String attribute, Value value) {
    String text = value.asText();
    if (text == null || !(customers.attribute(attribute) instanceof TextAttribute texts)) {
      return;
    }
    String folded = Value.fold(text);
    List<String> known = new ArrayList<>();
    for (int code = 0; code < texts.distinct(); code++) {
      if (Value.fold(texts.value(code)).equals(folded)) {
        return;
      }
      known.add(texts.value(code));
    }
    String meant =
        Spelling.nearest(text, known)
            .map(near -> " Did you mean " + RulePrinter.value(Value.text(near)) + "?")
            .orElse("");
    notes.add(
        new Preview.Note(
            segment,
            value.at().position(),
            "No account has %s %s.".formatted(texts.name(), RulePrinter.value(Value.text(text)))
                + meant));
  }
}
