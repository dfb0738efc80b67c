package io.beachhead.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBaseBuilder;
import io.beachhead.customers.revenue.ExchangeRates;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.rule.RuleCheck;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleEvaluationTest {
  private static final List<String> TESTS =
      List.of(
          "industry = 'RETAIL'",
          "industry != 'légal'",
          "industry in ('it', 'Legal', 'retail ')",
          "industry not in ('IT')",
          "industry is known",
          "plan contains 'TEAM'",
          "plan not contains 'team'",
          "plan starts with 'team '",
          "employees > 100",
          "employees between 20 and 80",
          "employees not between 20 and 80",
          "employees <= '60'",
          "employees is not known",
          "seats = 0",
          "seats < -2.5",
          "seats in (0, 1.5, -1.5, 3)",
          "nonprofit = true",
          "nonprofit != 'yes'",
          "signed in last 14 days",
          "signed >= '2026-11-01'",
          "signed between '2026-10-10' and '2026-11-10'",
          "arr > 5000",
          "arr = 0",
          "arr is known",
          "id in ('a0001', 'A0002', 'a0299')",
          "has person",
          "has person with persona = 'buyer'",
          "has person with (persona = 'Buyer' and seniority = 'C-level')",
          "has person with not persona = 'user'",
          "count of people >= 2",
          "count of people with seniority is known = 1");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithAskingOneAccountAfterTheOther(long seed) {
    NaiveCustomers customers = NaiveCustomers.some(seed, 300);
    CustomerBase base = customers.base();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 400; i++) {
      String text = i < TESTS.size() ? TESTS.get(i) : sentence(random, 3);
      var condition = Rule.parse(text).condition();
      assertThat(RuleCheck.problems(condition, new AccountVocabulary(base, List.of())))
          .as(text)
          .isEmpty();

      BitSet found = new RuleEvaluation(base, nobodyKnows()).accounts(condition);

      BitSet expected = new BitSet();
      for (int row = 0; row < base.size(); row++) {
        expected.set(row, customers.holds(condition, customers.accounts().get(row)));
      }
      assertThat(found).as(text).isEqualTo(expected);
      if (i < TESTS.size() && !text.equals("id in ('a0001', 'A0002', 'a0299')")) {
        assertThat(found.cardinality()).as("of 300 accounts: " + text).isBetween(5, 295);
      }
    }
  }

  private static String sentence(SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      String test = TESTS.get(random.nextInt(TESTS.size()));
      return random.nextInt(4) == 0 ? "not (" + test + ")" : "(" + test + ")";
    }
    String word = random.nextBoolean() ? " and " : " or ";
    String both = sentence(random, depth - 1) + word + sentence(random, depth - 1);
    return random.nextInt(4) == 0 ? "not (" + both + ")" : "(" + both + ")";
  }

  /** Three accounts: retail, not retail, and one of which no industry is known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          industry = 'Retail'           | {0}
          industry != 'Retail'          | {1}
          not industry = 'Retail'       | {1, 2}
          industry not in ('Retail')    | {1}
          not industry is known         | {2}
          not industry != 'Retail'      | {0, 2}
          Shoe_size = 43                | {}
          not Shoe_size = 43            | {0, 1, 2}
          Shoe_size is not known        | {0, 1, 2}
          Units > 10                    | {1}
          Units = 9                     | {0}
          Units = 'n/a'                 | {2}
          arr = 0                       | {1, 2}
          arr is known                  | {0, 1}
          mrr = 29.85                   | {0}
          arr = 358.2                   | {0}
          """)
  void takesAMissingValueForNeitherYesNorNo(String text, String rows) {
    CustomerBase base =
        new CustomerBaseBuilder(ExchangeRates.none("USD"), ZoneOffset.UTC)
            .account("a", "A")
            .text("industry", "Retail")
            .attributes("{\"Units\":9}")
            .account("b", "B")
            .text("industry", "IT")
            .attributes("{\"Units\":30}")
            .account("c", "C")
            .attributes("{\"Units\":\"n/a\"}")
            .revenue("a", LocalDate.of(2026, 1, 1), 2985, "USD")
            .revenue("b", LocalDate.of(2026, 1, 1), 0, "USD")
            .build(LocalDate.of(2026, 11, 21));

    BitSet found = new RuleEvaluation(base, nobodyKnows()).accounts(Rule.parse(text).condition());

    assertThat(found).hasToString(rows);
  }

  @Test
  void asksWhoUsedAFeature() {
    CustomerBase base =
        new CustomerBaseBuilder(ExchangeRates.none("USD"), ZoneOffset.UTC)
            .account("a", "A")
            .account("b", "B")
            .account("c", "C")
            .build(LocalDate.of(2026, 11, 21));
    FeatureUses uses = FeatureUsesOf.source(new PortalUse());

    assertThat(accounts(base, uses, "used('Portal')")).hasToString("{0, 1}");
    assertThat(accounts(base, uses, "not used('portal') in last 30 days")).hasToString("{0, 2}");
    assertThat(accounts(base, uses, "used('unheard-of')")).hasToString("{}");
  }

  private static BitSet accounts(CustomerBase base, FeatureUses uses, String rule) {
    return new RuleEvaluation(base, uses).accounts(Rule.parse(rule).condition());
  }

  private static FeatureUses nobodyKnows() {
    return FeatureUsesOf.source();
  }

  /** Account a used it long ago, account b on the first day of the last thirty. */
  private static final class PortalUse implements FeatureUse {
    @Override
    public List<String> features() {
      return List.of("portal");
    }

    @Override
    public BitSet accounts(
        String feature, @Nullable LocalDate since, LocalDate asOf, CustomerBase customers) {
      BitSet accounts = new BitSet();
      accounts.set(0, since == null);
      accounts.set(1, since == null || !since.isAfter(LocalDate.of(2026, 10, 23)));
      return accounts;
    }

    @Override
    public List<String> areas() {
      return List.of("value");
    }
  }
}
