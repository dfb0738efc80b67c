package io.beachhead.segments.rule;

import io.beachhead.segments.rule.Condition.And;
import io.beachhead.segments.rule.Condition.Not;
import io.beachhead.segments.rule.Condition.Or;
import io.beachhead.segments.rule.Condition.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule as rows of chips: it is true where <em>any</em> row is, and a row where <em>all</em> its
 * chips are, except where one of the last chips is. Every rule can be laid out so, since a
 * condition and its negation divide all accounts; the layout of a rule that is not written so
 * already may be longer than the rule.
 *
 * @param rows at least one unless nothing has been said yet, none of them empty
 * @param except what takes an account out again, whichever row let it in
 */
public record ChipForm(List<Row> rows, List<Test> except) {
  /** More rows and chips than this nobody reads as chips: the text serves better. */
  static final int MOST_ROWS = 40;

  static final int MOST_CHIPS = 200;

  public ChipForm {
    rows = List.copyOf(rows);
    except = List.copyOf(except);
  }

  /** Chips that are joined by and. */
  public record Row(List<Chip> chips) {
    public Row {
      chips = List.copyOf(chips);
    }
  }

  /** One test, or that it does not hold. */
  public record Chip(boolean negated, Test test) {
    Condition condition() {
      return negated ? new Not(test) : test;
    }
  }

  /** Lays a condition out; empty where that takes too many rows or chips. */
  public static Optional<ChipForm> of(Condition condition) {
    if (condition instanceof And(List<Condition> all)) {
      List<Test> except = new ArrayList<>();
      List<Condition> rest = new ArrayList<>();
      for (Condition part : all) {
        if (part instanceof Not(Test test)) {
          except.add(test);
        } else {
          rest.add(part);
        }
      }
      Optional<List<Row>> rows = rest.isEmpty() ? Optional.empty() : rows(new And(rest), false);
      if (rows.isPresent() && rows.get().size() > 1) {
        return Optional.of(new ChipForm(rows.get(), except));
      }
    }
    return rows(condition, false).map(rows -> new ChipForm(rows, List.of()));
  }

  /** The condition that the chips say; empty where there are none. */
  public Optional<Condition> condition() {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Condition> parts = new ArrayList<>();
    parts.add(
        Condition.or(
            rows.stream()
                .map(row -> Condition.and(row.chips.stream().map(Chip::condition).toList()))
                .toList()));
    except.forEach(test -> parts.add(new Not(test)));
    return Optional.of(Condition.and(parts));
  }

  private static Optional<List<Row>> rows(Condition condition, boolean negated) {
    return switch (condition) {
      case Test test -> Optional.of(List.of(new Row(List.of(new Chip(negated, test)))));
      case Not(Condition inside) -> rows(inside, !negated);
      case And(List<Condition> all) -> negated ? any(all, true) : all(all, false);
      case Or(List<Condition> any) -> negated ? all(any, true) : any(any, false);
    };
  }

  private static Optional<List<Row>> any(List<Condition> parts, boolean negated) {
    List<Row> rows = new ArrayList<>();
    for (Condition part : parts) {
      Optional<List<Row>> more = rows(part, negated);
      if (more.isEmpty()) {
        return more;
      }
      rows.addAll(more.get());
      if (tooMany(rows)) {
        return Optional.empty();
      }
    }
    return Optional.of(rows);
  }

  /** Every combination of a row of each part: (a or b) and c is a and c, or b and c. */
  private static Optional<List<Row>> all(List<Condition> parts, boolean negated) {
    List<Row> rows = List.of(new Row(List.of()));
    for (Condition part : parts) {
      Optional<List<Row>> more = rows(part, negated);
      if (more.isEmpty() || (long) rows.size() * more.get().size() > MOST_ROWS) {
        return Optional.empty();
      }
      List<Row> combined = new ArrayList<>();
      for (Row left : rows) {
        for (Row right : more.get()) {
          List<Chip> chips = new ArrayList<>(left.chips);
          right.chips.stream().filter(chip -> !chips.contains(chip)).forEach(chips::add);
          combined.add(new Row(chips));
        }
      }
      if (tooMany(combined)) {
        return Optional.empty();
      }
      rows = combined;
    }
    return Optional.of(rows);
  }

  private static boolean tooMany(List<Row> rows) {
    return rows.size() > MOST_ROWS
        || rows.stream().mapToInt(row -> row.chips.size()).sum() > MOST_CHIPS;
  }
}
