package io.beachhead.segments.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.beachhead.segments.rule.Condition.And;
import io.beachhead.segments.rule.Condition.Not;
import io.beachhead.segments.rule.Condition.Or;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulePropertiesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void readsBackEveryConditionItWrites(long seed) {
    Conditions conditions = new Conditions(seed);
    for (int i = 0; i < 3_000; i++) {
      Condition condition = conditions.any(4);
      String text = RulePrinter.print(condition);

      if (!Rule.parse(text).condition().equals(condition)) {
        fail("%s is read as %s", text, RulePrinter.print(Rule.parse(text).condition()));
      }
    }
  }

  @Test
  void answersEveryTextWithARuleOrAProblemInsideIt() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> pieces =
        List.of(
            "(",
            ")",
            "and",
            "or",
            "not",
            "in",
            "is",
            "known",
            "between",
            "'",
            "'x'",
            "\"",
            "a",
            "=",
            "<",
            "!",
            ",",
            "1",
            "-",
            "1.5",
            "has person with",
            "count of people",
            "used",
            "last",
            "days",
            "contains",
            "starts with",
            "😀",
            " ",
            "\n",
            "true");
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      try {
        Rule.parse(text.toString());
      } catch (RuleException refused) {
        int length = text.codePointCount(0, text.length());
        assertThat(refused.problems().getFirst().position())
            .as(text.toString())
            .isBetween(1, length + 1);
      }
    }
  }

  /**
   * The tests inside a condition are given truth values; chips must say the same of all of them.
   */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void laysARuleOutAsChipsThatSayTheSame(long seed) {
    Conditions conditions = new Conditions(seed);
    int laidOut = 0;
    for (int i = 0; i < 2_000; i++) {
      Condition condition = conditions.any(3);
      var chips = ChipForm.of(condition);
      if (chips.isEmpty()) {
        continue;
      }
      laidOut++;
      Condition again = chips.get().condition().orElseThrow();
      for (int truth = 0; truth < 16; truth++) {
        if (holds(again, truth) != holds(condition, truth)) {
          fail("%s%nas chips%n%s", RulePrinter.print(condition), RulePrinter.print(again));
        }
      }
    }
    assertThat(laidOut).isGreaterThan(1_500);
  }

  @Test
  void keepsARuleThatIsWrittenInRowsAsItIs() {
    for (String text :
        List.of(
            "a = 1",
            "not a = 1",
            "a = 1 and not b = 2",
            "a = 1 or b = 2 and c = 3",
            "(a = 1 or b = 2 and c = 3) and not d = 4 and not e = 5",
            "has person with (x = 1 or y = 2)")) {
      Condition condition = Rule.parse(text).condition();

      assertThat(ChipForm.of(condition).flatMap(ChipForm::condition)).as(text).hasValue(condition);
    }
  }

  @Test
  void leavesARuleAsTextThatWouldTakeTooManyChips() {
    String either = "(a = 1 or b = 2 or c = 3)";

    assertThat(
            ChipForm.of(
                Rule.parse(either + " and d = 1 and " + either.replace("=", ">")).condition()))
        .isPresent();
    assertThat(
            ChipForm.of(
                Rule.parse(
                        String.join(
                            " and ",
                            either,
                            either.replace("=", ">"),
                            either.replace("=", "<"),
                            either.replace("=", ">=")))
                    .condition()))
        .isEmpty();
  }

  private static boolean holds(Condition condition, int truth) {
    return switch (condition) {
      case And(List<Condition> all) -> all.stream().allMatch(c -> holds(c, truth));
      case Or(List<Condition> any) -> any.stream().anyMatch(c -> holds(c, truth));
      case Not(Condition inside) -> !holds(inside, truth);
      case Condition.Test test ->
          Integer.bitCount(test.hashCode() * 31 & (truth * 0x11111111)) % 2 == 0;
    };
  }
}
