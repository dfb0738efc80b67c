package io.beachhead.segments.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes conditions at random, from a seed. */
final class Conditions {
  private static final List<String> NAMES =
      List.of("industry", "Contract Type", "and", "2024", "x_1", "size \"net\"", "größe", "ID");
  private static final List<String> TEXTS =
      List.of("Retail", "O'Neill", "''", "", " blank ", "a, b", "and", "😀", "2026-01-31", "(x)");

  private final SplittableRandom random;

  Conditions(long seed) {
    random = new SplittableRandom(seed);
  }

  Condition any(int depth) {
    return any(depth, false);
  }

  private Condition any(int depth, boolean person) {
    if (depth == 0) {
      return test(0, person);
    }
    return switch (random.nextInt(5)) {
      case 0 -> Condition.and(several(depth, person));
      case 1 -> Condition.or(several(depth, person));
      case 2 -> new Condition.Not(any(depth - 1, person));
      default -> test(depth, person);
    };
  }

  private List<Condition> several(int depth, boolean person) {
    return IntStream.range(0, 2 + random.nextInt(3)).mapToObj(_ -> any(depth - 1, person)).toList();
  }

  private Condition test(int depth, boolean person) {
    Attribute attribute = Attribute.of(pick(NAMES));
    return switch (random.nextInt(person ? 7 : 10)) {
      case 0, 1 -> new Condition.Comparison(attribute, operator(), value());
      case 2 -> {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
          values.add(value());
        }
        yield new Condition.OneOf(attribute, random.nextBoolean(), values);
      }
      case 3 -> new Condition.Between(attribute, random.nextBoolean(), value(), value());
      case 4 -> new Condition.Known(attribute, random.nextBoolean());
      case 5 -> {
        Value.Quoted text = new Value.Quoted("x" + pick(TEXTS), SourcePosition.NOWHERE);
        yield random.nextBoolean()
            ? new Condition.Contains(attribute, random.nextBoolean(), text)
            : new Condition.StartsWith(attribute, random.nextBoolean(), text);
      }
      case 6 -> new Condition.Recent(attribute, 1 + random.nextInt(400));
      case 7 ->
          new Condition.HasPerson(
              random.nextInt(4) == 0 ? null : any(Math.max(0, depth - 1), true),
              SourcePosition.NOWHERE);
      case 8 ->
          new Condition.PeopleCount(
              random.nextInt(4) == 0 ? null : any(Math.max(0, depth - 1), true),
              operator(),
              BigDecimal.valueOf(random.nextInt(20)),
              SourcePosition.NOWHERE);
      default ->
          new Condition.Used(
              "f" + random.nextInt(3),
              random.nextBoolean() ? null : 1 + random.nextInt(60),
              SourcePosition.NOWHERE);
    };
  }

  private Value value() {
    return switch (random.nextInt(4)) {
      case 0 -> Value.number(BigDecimal.valueOf(random.nextInt(-2000, 2000), 2).toPlainString());
      case 1 -> Value.truth(random.nextBoolean());
      default -> Value.text(pick(TEXTS));
    };
  }

  private Operator operator() {
    return Operator.values()[random.nextInt(Operator.values().length)];
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
