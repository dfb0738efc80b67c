package io.beachhead.segments.learned;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.RulePrinter;
import io.beachhead.segments.rule.Value;
import io.beachhead.statistics.division.RuleTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules by what is known of an account, so that a new one can be placed before it has done much.
 */
final class PlacementRules {
  private static final int MOST_VALUES = 12;
  private static final int CUTS = 8;
  private static final Set<String> NO_KINDS = Set.of("id", "name", "domain", "owner");

  private final List<BitSet> rows = new ArrayList<>();
  private final List<Condition> tests = new ArrayList<>();

  /**
   * @param leftOut attributes that are classes themselves
   */
  PlacementRules(CustomerBase base, Set<String> leftOut) {
    for (Attribute attribute : base.attributes()) {
      if (NO_KINDS.contains(attribute.name())
          || leftOut.contains(attribute.name())
          || attribute.knownCount() == 0) {
        continue;
      }
      switch (attribute) {
        case TextAttribute texts -> texts(texts, base.size());
        case NumberAttribute numbers -> numbers(numbers, base.size());
        case FlagAttribute flags -> {
          BitSet is = new BitSet(base.size());
          for (int row = 0; row < base.size(); row++) {
            is.set(row, flags.known(row) && flags.flag(row));
          }
          add(is, test(attribute, Operator.EQUAL, Value.truth(true)));
        }
        default -> {}
      }
    }
  }

  private void texts(TextAttribute texts, int size) {
    Map<String, BitSet> byValue = new HashMap<>();
    Map<String, String> shown = new HashMap<>();
    for (int row = 0; row < size; row++) {
      String text = texts.text(row);
      if (text != null) {
        String folded = Value.fold(text);
        shown.putIfAbsent(folded, text.strip());
        byValue.computeIfAbsent(folded, _ -> new BitSet(size)).set(row);
      }
    }
    byValue.entrySet().stream()
        .sorted(
            Map.Entry.<String, BitSet>comparingByValue(
                    (a, b) -> Integer.compare(b.cardinality(), a.cardinality()))
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_VALUES)
        .forEach(entry ->
            add(
                entry.getValue(),
                test(
                    texts,
                    Operator.EQUAL,
                    Value.text(shown.getOrDefault(entry.getKey(), entry.getKey())))));
  }

  private void numbers(NumberAttribute numbers, int size) {
    double[] known = new double[numbers.knownCount()];
    int next = 0;
    for (int row = 0; row < size; row++) {
      if (numbers.known(row)) {
        known[next++] = numbers.number(row);
      }
    }
    Arrays.sort(known);
    for (int cut = 1; cut < CUTS; cut++) {
      double over = known[(int) ((long) cut * known.length / CUTS)];
      BitSet above = new BitSet(size);
      for (int row = 0; row < size; row++) {
        above.set(row, numbers.known(row) && numbers.number(row) >= over);
      }
      add(above, test(numbers, Operator.AT_LEAST, Value.number(NumberAttribute.plain(over))));
    }
  }

  private static Condition test(Attribute attribute, Operator operator, Value value) {
    return new Condition.Comparison(
        io.beachhead.segments.rule.Attribute.of(attribute.name()), operator, value);
  }

  private void add(BitSet where, Condition test) {
    if (!tests.contains(test)) {
      rows.add(where);
      tests.add(test);
    }
  }

  /** A rule for each class; null where none leads there. */
  LearnedResult.Rules of(int[] assigned, int k, long seed) {
    List<LearnedResult.Rule> rules = new ArrayList<>();
    RuleTree.Node tree = RuleTree.grow(rows, assigned, k);
    for (int label = 0; label < k; label++) {
      List<List<RuleTree.Step>> ways = tests.isEmpty() ? List.of() : RuleTree.ways(tree, label);
      rules.add(
          new LearnedResult.Rule(
              "class-" + (label + 1),
              ways.isEmpty() || ways.getFirst().isEmpty()
                  ? null
                  : RulePrinter.print(Condition.or(ways.stream().map(this::together).toList()))));
    }
    return new LearnedResult.Rules(
        rules, tests.isEmpty() ? null : RuleTree.accuracy(rows, assigned, k, seed).orElse(null));
  }

  private Condition together(List<RuleTree.Step> steps) {
    return Condition.and(
        steps.stream()
            .map(step ->
                step.holds()
                    ? tests.get(step.test())
                    : (Condition) new Condition.Not(tests.get(step.test())))
            .toList());
  }
}
