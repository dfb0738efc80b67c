package io.beachhead.segments.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that people learn the language from is right. */
class RulesDocumentTest {
  private static final Path PAGE = Path.of("docs/rules.md");

  @Test
  void readsEveryExampleAndWritesItBack() throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```rules\n") + "```rules\n".length();
    List<String> examples = page.substring(start, page.indexOf("```", start)).lines().toList();

    assertThat(examples).hasSizeGreaterThan(25);
    for (String example : examples) {
      Condition condition = Rule.parse(example).condition();
      assertThat(Rule.parse(RulePrinter.print(condition)).condition())
          .as(example)
          .isEqualTo(condition);
    }
  }

  @Test
  void showsTheMessageThatIsReallyGiven() throws IOException {
    String rule = "industry = 'IT' and emplyees > 5";
    RuleProblem problem =
        RuleCheck.problems(Rule.parse(rule).condition(), KnownAttributes.SOME).getFirst();

    assertThat(Files.readString(PAGE))
        .contains(rule)
        .contains("^ character %d: %s".formatted(problem.position(), problem.problem()));
  }
}
