package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.RulePrinter;
import io.beachhead.segments.rule.Spelling;
import io.beachhead.segments.rule.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds texts in rules that no account has: mostly a slip of the keyboard. Each column is folded
 * once, however many values the rules name, and the first notes are enough to find the slip.
 */
final class UnmatchedValues {
  static final int MOST_NOTES = 20;

  /** Columns of more different texts are looked up in, but no near one is searched for. */
  private static final int MOST_COMPARED = 5_000;

  private record Column(Set<String> folded, List<String> near) {
    static Column of(TextAttribute texts) {
      Set<String> folded = HashSet.newHashSet(texts.distinct());
      List<String> near = new ArrayList<>();
      for (int code = 0; code < texts.distinct(); code++) {
        folded.add(Value.fold(texts.value(code)));
        if (texts.distinct() <= MOST_COMPARED) {
          near.add(texts.value(code));
        }
      }
      return new Column(folded, near);
    }
  }

  private final CustomerBase customers;
  private final IdentityHashMap<TextAttribute, Column> columns = new IdentityHashMap<>();
  private final List<Preview.Note> notes = new ArrayList<>();
  private String segment = "";

  UnmatchedValues(CustomerBase customers) {
    this.customers = customers;
  }

  /** Looks at the rule of a segment. */
  void look(String segmentKey, Condition condition) {
    segment = segmentKey;
    visit(condition);
  }

  /** At most {@value #MOST_NOTES}, in the order of the rules. */
  List<Preview.Note> notes() {
    return List.copyOf(notes);
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
    if (notes.size() == MOST_NOTES
        || text == null
        || !(customers.attribute(attribute) instanceof TextAttribute texts)) {
      return;
    }
    Column column = columns.computeIfAbsent(texts, Column::of);
    if (column.folded.contains(Value.fold(text))) {
      return;
    }
    String meant =
        Spelling.nearest(text, column.near)
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
