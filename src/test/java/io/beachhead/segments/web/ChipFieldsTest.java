package io.beachhead.segments.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.segments.rule.AttributeType;
import io.beachhead.segments.rule.ChipForm;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.web.ChipFields.Outcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChipFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          industry = 'Retail'                    | TEXT   | account:industry | is           | Industry is Retail
          industry != 'Retail'                   | TEXT   | account:industry | is-not       | Industry is not Retail
          industry in ('a', 'b', 'c')            | TEXT   | account:industry | is           | Industry is a, b or c
          industry not in ('a', 'b')             | TEXT   | account:industry | is-not       | Industry is not a or b
          domain contains '.gov'                 | TEXT   | account:domain   | contains     | Domain contains .gov
          domain not starts with 'www'           | TEXT   | account:domain   | starts-not   | Domain does not start with www
          employees > 25                         | NUMBER | account:employees | more        | Employees over 25
          employees between 5 and 10.5           | NUMBER | account:employees | between     | Employees between 5 and 10.5
          employees in (1, 2)                    | NUMBER | account:employees | is          | Employees is 1 or 2
          created_at >= '2026-01-31'             | DATE   | account:created_at | at-least   | Created from 2026-01-31
          created_at in last 30 days             | DATE   | account:created_at | recent     | Created in the last 30 days
          nonprofit = true                       | TRUTH  | account:nonprofit | yes         | nonprofit is yes
          owner is not known                     | TEXT   | account:owner    | unknown      | Owner is not known
          arr < 1000                             | NUMBER | account:arr      | less         | ARR under 1000
          has person with persona = 'Buyer'      | TEXT   | person:persona   | is           | Somebody has persona is Buyer
          used('portal')                         | TEXT   | used             | ever         | Used portal
          used('portal') in last 1 day           | TEXT   | used             | recent       | Used portal in the last day
          count of people >= 3                   | TEXT   | text             | is           | People at least 3
          has person with (a = 'x' or b = 'y')   | TEXT   | text             | is           | Somebody has a = 'x' or b = 'y'
          """)
  void turnsAChipIntoFieldsAndBack(
      String rule, AttributeType type, String subject, String operator, String words) {
    for (String text : List.of(rule, "not (" + rule + ")")) {
      ChipForm.Chip chip =
          ChipForm.of(Rule.parse(text).condition())
              .orElseThrow()
              .rows()
              .getFirst()
              .chips()
              .getFirst();

      ChipFields fields = ChipFields.of(chip);

      assertThat(fields.subject()).isEqualTo(subject);
      assertThat(fields.operator()).isEqualTo(operator);
      assertThat(fields.chip(type)).isEqualTo(new Outcome.Said(chip));
      RuleSentence.Said said = RuleSentence.said(chip.test());
      assertThat(said.subject() + " " + said.words()).isEqualTo(words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          account:employees | more    | ~~        | Expected a value.
          account:employees | between | 5         | Expected both ends.
          account:x         | recent  | soon      | Expected a whole number of days.
          used              | recent  | portal    | Expected a whole number of days.
          used              | ever    | ~~        | Expected the key of a feature.
          text              | is      | a = 1 or b = 2 | Expected one condition; put several into chips of their own, or edit the text.
          text              | is      | a >       | Character 4: Expected a value: a number, a text in single quotes, true or false, but the rule ends here.
          """)
  void saysWhatIsMissing(String subject, String operator, String value, String problem) {
    List<String> values = value.isEmpty() ? List.of() : List.of(value);

    assertThat(new ChipFields(subject, operator, values, false).chip(AttributeType.NUMBER))
        .isEqualTo(new Outcome.Unclear(problem));
  }
}
