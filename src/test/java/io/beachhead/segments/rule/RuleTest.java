package io.beachhead.segments.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.beachhead.segments.rule.Condition.And;
import io.beachhead.segments.rule.Condition.Comparison;
import io.beachhead.segments.rule.Condition.HasPerson;
import io.beachhead.segments.rule.Condition.Not;
import io.beachhead.segments.rule.Condition.Or;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
  private static final Condition A = equal("a");
  private static final Condition B = equal("b");
  private static final Condition C = equal("c");

  private static Condition equal(String name) {
    return new Comparison(Attribute.of(name), Operator.EQUAL, Value.number("1"));
  }

  @Test
  void bindsNotBeforeAndBeforeOr() {
    assertThat(Rule.parse("a = 1 or not b = 1 and c = 1").condition())
        .isEqualTo(new Or(List.of(A, new And(List.of(new Not(B), C)))));
    assertThat(Rule.parse("(a = 1 or not b = 1) and c = 1").condition())
        .isEqualTo(new And(List.of(new Or(List.of(A, new Not(B))), C)));
  }

  @Test
  void readsWhatIsAskedOfAPersonUpToWhatOnlyAnAccountHas() {
    Condition persona =
        new Comparison(Attribute.of("persona"), Operator.EQUAL, Value.text("Buyer"));
    Condition seniority =
        new Comparison(Attribute.of("seniority"), Operator.EQUAL, Value.text("C-level"));
    Condition industry =
        new Comparison(Attribute.of("industry"), Operator.EQUAL, Value.text("Retail"));

    assertThat(
            Rule.parse(
                    "has person with persona = 'Buyer' and seniority = 'C-level' and industry ="
                        + " 'Retail'")
                .condition())
        .isEqualTo(
            new And(
                List.of(
                    new HasPerson(new And(List.of(persona, seniority)), SourcePosition.NOWHERE),
                    industry)));
    assertThat(Rule.parse("has person with persona = 'Buyer' or industry = 'Retail'").condition())
        .isEqualTo(new Or(List.of(new HasPerson(persona, SourcePosition.NOWHERE), industry)));
    assertThat(
            Rule.parse("has person with (persona = 'Buyer' and industry = 'Retail')").condition())
        .isEqualTo(new HasPerson(new And(List.of(persona, industry)), SourcePosition.NOWHERE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          INDUSTRY = 'Real estate'                    | INDUSTRY = 'Real estate'
          industry<>'Retail'                          | industry != 'Retail'
          "industry" = 'Retail'                       | industry = 'Retail'
          "Contract Type"='Month-to-month'            | "Contract Type" = 'Month-to-month'
          name = 'O''Neill & Söhne'                   | name = 'O''Neill & Söhne'
          "size ""net"" m" = -1.50                    | "size ""net"" m" = -1.5
          plan In ('a','b' , 'c')                     | plan in ('a', 'b', 'c')
          plan NOT IN (1,200)                         | plan not in (1, 200)
          employees between 50 and 250 and arr > 0    | employees between 50 and 250 and arr > 0
          employees not between 0 and 9               | employees not between 0 and 9
          industry is unknown                         | industry is not known
          industry IS NOT KNOWN                       | industry is not known
          industry is known                           | industry is known
          domain contains '.gov'                      | domain contains '.gov'
          domain not starts with 'www'                | domain not starts with 'www'
          created_at >= '2026-01-31'                  | created_at >= '2026-01-31'
          created_at in last 2 weeks                  | created_at in last 14 days
          nonprofit = TRUE                            | nonprofit = true
          ((a = 1)) and ((b = 1 and c = 1))           | a = 1 and b = 1 and c = 1
          (a = 1 and b = 1) or c = 1                  | a = 1 and b = 1 or c = 1
          not not a = 1                               | not not a = 1
          not (a = 1 or b = 1)                        | not (a = 1 or b = 1)
          has person                                  | has person
          HAS PERSON WITH persona='Buyer'             | has person with persona = 'Buyer'
          not has person with persona = 'Buyer'       | not (has person with persona = 'Buyer')
          has people with x = 1 and id = 'a'          | (has person with x = 1) and id = 'a'
          id = 'a' and has person with x = 1          | id = 'a' and has person with x = 1
          count of people >= 3                        | count of people >= 3
          count of people with x = 1 and y = 2 > 1    | count of people with (x = 1 and y = 2) > 1
          used('client-portal')                       | used('client-portal')
          not used ( 'sso' ) in last 1 days           | not used('sso') in last 1 day
          "and" = 1 and "2024" = 2                    | "and" = 1 and "2024" = 2
          """)
  void writesBackWhatItRead(String text, String canonical) {
    assertThat(RulePrinter.print(Rule.parse(text).condition())).isEqualTo(canonical);
    assertThat(Rule.parse(canonical).condition()).isEqualTo(Rule.parse(text).condition());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                             | 1  | Expected a condition, such as industry = 'Retail', employees > 50 or has person with persona = 'Buyer'; the rule is empty.
          industry                       | 9  | Expected a comparison (= != < <= > >=), in, not in, between, is known, contains or starts with after industry, but the rule ends here.
          industry =                     | 11 | Expected a value: a number, a text in single quotes, true or false, but the rule ends here.
          industry = Retail              | 12 | Expected a value: a number, a text in single quotes, true or false, found Retail. A text goes in single quotes: 'Retail'.
          industry = "Retail"            | 12 | Expected a value: a number, a text in single quotes, true or false, found "Retail". Double quotes are for names; a text goes in single quotes: 'Retail'.
          industry = 'Retail             | 12 | Expected the text that begins here to end with ', but the rule ends first.
          industry = ‘Retail’            | 12 | Expected a straight quote ' around a text, found ‘.
          industry == 'Retail'           | 10 | Expected a single = to compare, found ==.
          employees > 10k                | 13 | Expected a value: a number, a text in single quotes, true or false, found 10k, which is not a number.
          employees > 1,000              | 13 | Expected a number, but it does not end where it should: write it with digits and at most one point, such as 1000 or 12.5.
          employees > 1.2.3              | 13 | Expected a number, but it does not end where it should: write it with digits and at most one point, such as 1000 or 12.5.
          Contract Type = 'x'            | 10 | Expected a comparison (= != < <= > >=), in, not in, between, is known, contains or starts with after Contract, found Type.
          a = 1 b = 2                    | 7  | Expected and, or, or the end of the rule, found b.
          a = 1)                         | 6  | Expected the end of the rule, as no parenthesis is open, found ).
          (a = 1                         | 7  | Expected and, or, or ) to close the parenthesis of character 1, but the rule ends here.
          a = 1 and                      | 10 | Expected a condition, such as industry = 'Retail', employees > 50 or has person with persona = 'Buyer', but the rule ends here.
          a in 'x'                       | 6  | Expected ( and the values after in, as in in ('a', 'b'), found the text 'x'.
          a in ()                        | 7  | Expected a value: a number, a text in single quotes, true or false, found ).
          a in ('x' 'y')                 | 11 | Expected a comma or ) after a value, found the text 'y'.
          a between 1 or 2               | 13 | Expected and with the upper end of between, found or.
          a is 1                         | 6  | Expected known, unknown or not known after is; to compare, write =, found 1.
          a is not 1                     | 10 | Expected known after is not, found 1.
          a not 1                        | 7  | Expected in, between, contains or starts with after not, found 1.
          a contains ' '                 | 12 | Expected a text that is not blank after contains.
          a starts 'x'                   | 10 | Expected with after starts, found the text 'x'.
          'x' = a                        | 1  | Expected the name of an attribute, bare or in double quotes, found the text 'x'.
          has user                       | 5  | Expected person after has, as in has person with persona = 'Buyer', found user.
          has person with                | 16 | Expected an attribute of people, but the rule ends here.
          has person with used('x')      | 17 | Expected an attribute of people; used asks an account: close the words about the person in parentheses first.
          count people                   | 7  | Expected of people after count, as in count of people >= 3, found people.
          count of people                | 16 | Expected a comparison with a number, such as >= 3, after count of people, but the rule ends here.
          count of people > 1.5          | 19 | Expected a whole number of people, found 1.5.
          used(client-portal)            | 12 | Expected a name, a value, a comparison or a parenthesis, found -. A name with other than letters, digits and _ goes in double quotes.
          used(portal)                   | 6  | Expected the key of a feature in single quotes, as in used('client-portal'), found portal.
          used('x') in last 0 days       | 19 | Expected 1 to 36600 days.
          used('x') in last 3 months     | 21 | Expected days or weeks, found months.
          a & b                          | 3  | Expected the word and, found &.
          😀 = 1                         | 1  | Expected a name, a value, a comparison or a parenthesis, found 😀. A name with other than letters, digits and _ goes in double quotes.
          "😀" = x                       | 7  | Expected a value: a number, a text in single quotes, true or false, found x. A text goes in single quotes: 'x'.
          """)
  void namesThePlaceAndWhatWasExpectedThere(String text, int position, String problem) {
    assertThat(problemsOf(text)).containsExactly(new RuleProblem(position, problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "has person with (", "not ("})
  void refusesDeepNestingInsteadOfFailing(String opening) {
    String text = opening.repeat(Math.min(20_000, Rule.LONGEST / opening.length() - 1));

    assertThat(problemsOf(text)).hasSize(1);
  }

  @Test
  void saysHowDeepRulesMayBe() {
    String inside = "(".repeat(Parser.DEEPEST) + "a = 1" + ")".repeat(Parser.DEEPEST);

    assertThat(Rule.parse(inside).condition()).isEqualTo(A);
    assertThat(problemsOf("(" + inside + ")"))
        .containsExactly(
            new RuleProblem(
                Parser.DEEPEST + 1,
                "Expected at most 64 parentheses and nots inside one another; this is one more."));
  }

  @Test
  void readsALongListOfIds() {
    String ids = "'7590-VHVEG', ".repeat(6_000);

    assertThat(Rule.parse("id in (" + ids + "'x')").condition())
        .isInstanceOfSatisfying(
            Condition.OneOf.class, oneOf -> assertThat(oneOf.values()).hasSize(6_001));
    assertThat(problemsOf("id in (" + ids.repeat(2) + "'x')"))
        .containsExactly(
            new RuleProblem(100_001, "A rule has at most 100000 characters; this is longer."));
  }

  @Test
  void keepsTheTextAsItWasTyped() {
    assertThat(Rule.parse("  a=1  ").text()).isEqualTo("  a=1  ");
  }

  private static List<RuleProblem> problemsOf(String text) {
    RuleException refused = catchThrowableOfType(RuleException.class, () -> Rule.parse(text));
    assertThat(refused).as("the refusal of %s", text).isNotNull();
    return refused.problems();
  }
}
