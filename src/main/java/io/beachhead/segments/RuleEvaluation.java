package io.beachhead.segments;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.People;
import io.beachhead.customers.attribute.Attribute;
import io.beachhead.customers.attribute.DateAttribute;
import io.beachhead.customers.attribute.FlagAttribute;
import io.beachhead.customers.attribute.NumberAttribute;
import io.beachhead.customers.attribute.TextAttribute;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Condition.AttributeTest;
import io.beachhead.segments.rule.Value;
import io.beachhead.web.load.Overdue;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers conditions for all accounts at once, column by column. A text column is asked once per
 * distinct value, not once per account.
 *
 * <p>An attribute that no account has (any more) is missing everywhere: its tests are false.
 */
final class RuleEvaluation {
  private final CustomerBase customers;
  private final FeatureUses uses;
  private final Map<TextAttribute, String[]> folded = new IdentityHashMap<>();

  RuleEvaluation(CustomerBase customers, FeatureUses uses) {
    this.customers = customers;
    this.uses = uses;
  }

  /** The account rows of which the condition is true. */
  BitSet accounts(Condition condition) {
    return rows(condition, false);
  }

  private BitSet rows(Condition condition, boolean people) {
    Overdue.check();
    return switch (condition) {
      case Condition.And(List<Condition> all) -> {
        BitSet rows = rows(all.getFirst(), people);
        for (int i = 1; i < all.size() && !rows.isEmpty(); i++) {
          rows.and(rows(all.get(i), people));
        }
        yield rows;
      }
      case Condition.Or(List<Condition> any) -> {
        BitSet rows = rows(any.getFirst(), people);
        for (int i = 1; i < any.size(); i++) {
          rows.or(rows(any.get(i), people));
        }
        yield rows;
      }
      case Condition.Not(Condition inside) -> {
        BitSet rows = rows(inside, people);
        rows.flip(0, size(people));
        yield rows;
      }
      case AttributeTest test -> people ? personTest(test) : accountTest(test);
      case Condition.HasPerson(@Nullable Condition with, var _) -> {
        People all = customers.people();
        BitSet matching = with == null ? null : rows(with, true);
        yield matching(
            customers.size(),
            row ->
                matching == null
                    ? all.count(row) > 0
                    : next(matching, all.first(row)) < all.end(row));
      }
      case Condition.PeopleCount count -> {
        People all = customers.people();
        BitSet matching = count.with() == null ? null : rows(count.with(), true);
        int number = count.number().intValueExact();
        yield matching(
            customers.size(),
            row -> {
              int found =
                  matching == null
                      ? all.count(row)
                      : matching.get(all.first(row), all.end(row)).cardinality();
              return count.operator().holds(Integer.compare(found, number));
            });
      }
      case Condition.Used(String feature, @Nullable Integer days, var _) ->
          (BitSet)
              uses.accounts(
                      feature,
                      days == null ? null : customers.asOf().minusDays(days - 1L),
                      customers)
                  .clone();
      case Condition.InCohort(String cohort, var _) -> uses.inCohort(cohort, customers);
    };
  }

  private static int next(BitSet bits, int from) {
    int found = bits.nextSetBit(from);
    return found < 0 ? Integer.MAX_VALUE : found;
  }

  private int size(boolean people) {
    return people ? customers.people().size() : customers.size();
  }

  private BitSet accountTest(AttributeTest test) {
    String name = test.attribute().name();
    if (name.equalsIgnoreCase("arr")) {
      return revenue(test, 1);
    }
    if (name.equalsIgnoreCase("mrr")) {
      return revenue(test, 12);
    }
    return test(test, customers.attribute(name), customers.size());
  }

  /**
   * An account without revenue in force pays nothing: it compares as 0. Whether anything is
   * recorded about what it pays is what {@code is known} asks.
   */
  private BitSet revenue(AttributeTest test, int monthsOfYear) {
    if (test instanceof Condition.Known(var _, boolean known)) {
      return matching(customers.size(), row -> customers.hasRevenue(row) == known);
    }
    ValuePredicate holds = ValuePredicate.of(test, customers.asOf());
    // Without the noise of the division: 358.20 a year is 29.85 a month.
    return matching(
        customers.size(),
        row -> holds.number(Math.rint(customers.arr(row) / monthsOfYear * 1e4) / 1e4));
  }

  private BitSet personTest(AttributeTest test) {
    return test(
        test,
        PersonColumns.column(customers.people(), test.attribute().name()),
        customers.people().size());
  }

  private BitSet test(AttributeTest test, @Nullable Attribute column, int size) {
    if (test instanceof Condition.Known(var _, boolean known)) {
      return matching(size, row -> (column != null && column.known(row)) == known);
    }
    ValuePredicate holds = ValuePredicate.of(test, customers.asOf());
    return switch (column) {
      case null -> new BitSet();
      case TextAttribute texts -> texts(texts, holds, size);
      case NumberAttribute numbers ->
          matching(size, row -> numbers.known(row) && holds.number(numbers.number(row)));
      case FlagAttribute flags ->
          matching(size, row -> flags.known(row) && holds.truth(flags.flag(row)));
      case DateAttribute dates ->
          matching(size, row -> dates.known(row) && holds.date(dates.epochDay(row)));
    };
  }

  private BitSet texts(TextAttribute texts, ValuePredicate holds, int size) {
    String[] values = folded.computeIfAbsent(texts, RuleEvaluation::folded);
    boolean[] holdsOf = new boolean[values.length];
    for (int code = 0; code < values.length; code++) {
      holdsOf[code] = holds.text(values[code]);
    }
    long[] words = new long[(size + 63) >>> 6];
    for (int row = 0; row < size; row++) {
      int code = texts.code(row);
      if (code >= 0 && holdsOf[code]) {
        words[row >>> 6] |= 1L << row;
      }
    }
    return BitSet.valueOf(words);
  }

  private static String[] folded(TextAttribute texts) {
    String[] values = new String[texts.distinct()];
    for (int code = 0; code < values.length; code++) {
      values[code] = Value.fold(texts.value(code));
    }
    return values;
  }

  private static BitSet matching(int size, IntPredicate holds) {
    long[] words = new long[(size + 63) >>> 6];
    for (int row = 0; row < size; row++) {
      if (holds.test(row)) {
        words[row >>> 6] |= 1L << row;
      }
    }
    return BitSet.valueOf(words);
  }
}
