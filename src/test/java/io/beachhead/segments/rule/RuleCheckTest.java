package io.beachhead.segments.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "INDUSTRY = 'x' and \"CONTRACT TYPE\" in ('x', 'y')",
        "employees > 5 and employees = '5' and arr between 1 and 1",
        "created_at >= '2026-01-31' and created_at in last 30 days",
        "Nonprofit = true or Nonprofit = 'yes' or Nonprofit = 1",
        "has person with persona = 'Buyer' and seniority starts with 'C'",
        "used('Client-Portal') in last 30 days or count of people > 2"
      })
  void findsNothingWrongWithWhatCanBeAsked(String text) {
    assertThat(problems(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          employees > 5 and indsutry = 'x'    | 19 | Expected an attribute of accounts; none is called indsutry. Did you mean industry?
          ContractType = 'x'                  | 1  | Expected an attribute of accounts; none is called ContractType. Did you mean "Contract Type"?
          internet = 'x'                      | 1  | Expected an attribute of accounts; none is called internet. Did you mean InternetService?
          colour = 'x'                        | 1  | Expected an attribute of accounts; none is called colour. There are industry, employees, plan, created_at, arr, Contract Type, InternetService, Nonprofit.
          persona = 'x'                       | 1  | Expected an attribute of accounts; none is called persona. People have it: write has person with persona = ….
          has person with (industry = 'x')    | 18 | Expected an attribute of people; none is called industry. Accounts have it: close what is asked of the person in parentheses, (has person with …) and industry ….
          employees = 'many'                  | 13 | Expected a number, as employees is a number; found 'many'.
          employees in (1, 'two', true)       | 18 | Expected a number, as employees is a number; found 'two'.
          industry = 5                        | 12 | Expected a text in single quotes, such as '5', as industry is a text; found 5.
          "Contract Type" = true              | 19 | Expected a text in single quotes, such as 'true', as Contract Type is a text; found true. It holds 'Month-to-month', 'Two year', '100% prepaid' and others.
          "Contract Type" > 5                 | 1  | Expected a number or a date to compare with >; Contract Type is a text. It holds 'Month-to-month', 'Two year', '100% prepaid' and others.
          industry between 'a' and 'b'        | 1  | Expected a number or a date before between; industry is a text.
          arr between 10 and 5                | 20 | Expected the smaller end of between first: 10 is above 5.
          created_at between '2026-02-01' and '2026-01-01' | 37 | Expected the smaller end of between first: '2026-02-01' is above '2026-01-01'.
          created_at > '31.1.2026'            | 14 | Expected a date such as '2026-01-31', as created_at is a date; found '31.1.2026'.
          created_at > 2026                   | 14 | Expected a date such as '2026-01-31', as created_at is a date; found 2026.
          employees contains '5'              | 1  | Expected a text before contains; employees is a number.
          arr in last 30 days                 | 1  | Expected a date before in last … days; arr is a number.
          Nonprofit = 'perhaps'               | 13 | Expected true or false, as Nonprofit is true or false; found 'perhaps'.
          not used('timelime')                | 5  | Expected a feature that is known; none has the key 'timelime'. Did you mean 'timeline'?
          """)
  void saysWhatCannotBeAsked(String text, int position, String problem) {
    assertThat(problems(text).getFirst()).isEqualTo(new RuleProblem(position, problem));
  }

  @Test
  void findsAllMistakesByPosition() {
    assertThat(problems("colour = 1 and (employees = 'x' or has person with shoe = 2)"))
        .extracting(RuleProblem::position)
        .containsExactly(1, 29, 52);
  }

  @Test
  void saysThatAttributesComeWithAccounts() {
    assertThat(
            RuleCheck.problems(
                Rule.parse("Contract = 'x'").condition(), KnownAttributes.EMPTY_WORKSPACE))
        .containsExactly(
            new RuleProblem(
                1,
                "Expected an attribute of accounts; none is called Contract. No accounts are"
                    + " imported yet; attributes of your own come with them."));
  }

  private static List<RuleProblem> problems(String text) {
    return RuleCheck.problems(Rule.parse(text).condition(), KnownAttributes.SOME);
  }
}
