package io.beachhead.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.samples.planwright.Planwright;
import io.beachhead.samples.planwright.PlanwrightSample;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of the worked examples, worked out from their files alone. */
class WorkedExampleTest {
  private static final LocalDate ANCHOR = LocalDate.of(2026, 11, 22);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "project-management",
        "enterprise-collaboration",
        "financial-data-api",
        "customer-data-platform"
      })
  void hasTheAccountsItPromisesAndIsTheSameToTheByteForTheSameDay(String key) {
    Sample sample = example(key);
    SampleArithmetic sums = sums(sample);
    assertThat(sums.lines("accounts")).hasSize(sample.introduction().accounts());
    assertThat(sums.lines("accounts").stream().map(line -> line.getField("name")))
        .doesNotHaveDuplicates();
    assertThat(sums.lines("people").stream().map(line -> line.getField("email")))
        .doesNotHaveDuplicates();
    assertThat(example(key)).isEqualTo(sample);
  }

  @Test
  void spreadAndFocusedAddTheSameValueAndOnlyFocusedMakesHappy() {
    SampleArithmetic sums = sums(example("project-management"));
    List<String> spread = sums.scenario("spread");
    List<String> focused = sums.scenario("focused");
    assertThat(sums.valueAdded(spread) / sums.valueAdded(focused)).isCloseTo(1, within(0.005));
    for (String segment : sums.segments()) {
      assertThat(sums.happyShare(segment, spread)).as(segment).isLessThan(0.03);
      if (segment.equals("real-estate")) {
        assertThat(sums.happyShare(segment, focused)).isGreaterThan(0.55);
      } else {
        assertThat(sums.happyShare(segment, focused))
            .isCloseTo(sums.happyShare(segment, List.of()), within(0.01));
      }
    }
  }

  @Test
  void betterSearchAddsMoreValueAndFewerThanAQuarterOfTheHappyCustomers() {
    SampleArithmetic sums = sums(example("financial-data-api"));
    List<String> search = List.of("better-search");
    List<String> income = List.of("income-data");
    double now = sums.happyAccounts(List.of());
    double bySearch = sums.happyAccounts(search) - now;
    double byIncome = sums.happyAccounts(income) - now;
    assertThat(sums.valueAdded(search)).isGreaterThan(sums.valueAdded(income));
    assertThat(bySearch).isBetween(0.0, byIncome / 4);
    double lending =
        sums.accounts("lending")
            * (sums.happyShare("lending", income) - sums.happyShare("lending", List.of()));
    assertThat(lending / byIncome).isGreaterThan(0.95);
    for (String segment : sums.segments()) {
      if (!segment.equals("lending")) {
        assertThat(sums.happyShare(segment, List.of())).as(segment).isGreaterThan(0.9);
      }
    }
    assertThat(sums.happyShare("lending", List.of())).isLessThan(0.2);
  }

  @Test
  void enterpriseFeaturesRaiseValueAlmostOnlyForEnterprise() {
    SampleArithmetic sums = sums(example("enterprise-collaboration"));
    List<String> five = sums.scenario("enterprise-ready");
    double added = sums.valueAdded(five);
    double forEnterprise =
        sums.accounts("enterprise")
            * (sums.value("enterprise", five) - sums.value("enterprise", List.of()));
    assertThat(forEnterprise / added).isGreaterThan(0.97);
    assertThat(sums.happyShare("enterprise", List.of())).isLessThan(0.1);
    assertThat(sums.happyShare("enterprise", five)).isGreaterThan(0.7);
    assertThat(sums.happyShare("everyone-else", five))
        .isCloseTo(sums.happyShare("everyone-else", List.of()), within(0.05));
  }

  @Test
  void audiencesAndProfilesRaiseValueOnlyForMarketingWithTheLargerBudgets() {
    SampleArithmetic sums = sums(example("customer-data-platform"));
    List<String> both = sums.scenario("for-marketing");
    for (String segment : List.of("engineering", "product")) {
      assertThat(sums.value(segment, both)).isCloseTo(sums.value(segment, List.of()), within(1.0));
      assertThat(sums.happyShare(segment, List.of())).as(segment).isGreaterThan(0.8);
      assertThat(sums.arr("marketing") / sums.accounts("marketing"))
          .isGreaterThan(1.5 * sums.arr(segment) / sums.accounts(segment));
    }
    assertThat(sums.happyShare("marketing", List.of())).isLessThan(0.05);
    assertThat(sums.happyShare("marketing", both)).isGreaterThan(0.55);
  }

  @Test
  void planwrightStandsWhereItsDescriptionSays() {
    Sample sample = new PlanwrightSample().at(ANCHOR);
    Map<String, String> segmentOf = new HashMap<>();
    Planwright.on(ANCHOR)
        .accounts()
        .forEach(account -> segmentOf.put(account.id(), account.segment().key()));
    SampleArithmetic sums = new SampleArithmetic(sample, segmentOf);
    assertThat(sums.arr("real-estate")).isEqualTo(2_340_000);
    assertThat(sums.happyShare("real-estate", List.of())).isBetween(0.065, 0.095);
    assertThat(sums.happyShare("technology", List.of())).isBetween(0.015, 0.03);
    assertThat(sums.happyShare("non-profit", List.of())).isBetween(0.005, 0.015);
    assertThat(sums.happyShare("real-estate", sums.scenario("focused"))).isBetween(0.60, 0.66);
    assertThat(sums.happyShare("real-estate", sums.scenario("spread"))).isLessThan(0.2);
    assertThat(sums.happyAccounts(sums.scenario("best-fit")))
        .isGreaterThan(1.5 * sums.happyAccounts(sums.scenario("spread")));
    double focused = sums.valueAdded(sums.scenario("focused"));
    assertThat(sums.valueAdded(sums.scenario("spread")) / focused).isCloseTo(1, within(0.01));
    assertThat(sums.valueAdded(sums.scenario("best-fit")) / focused).isBetween(1.0, 1.2);
  }

  static Sample example(String key) {
    return new WorkedExample(key, JsonMapper.builder().build()).at(ANCHOR);
  }

  /** In a worked example the accounts come group by group, in the order of the segments. */
  private static SampleArithmetic sums(Sample sample) {
    var definition =
        JsonMapper.builder()
            .build()
            .readValue(
                SampleText.read(sample.introduction().key() + "/sample.json"),
                WorkedExample.Definition.class);
    Map<String, String> segmentOf = new HashMap<>();
    int number = 0;
    for (WorkedExample.Group group : definition.groups()) {
      for (int member = 0; member < group.accounts(); member++) {
        number++;
        segmentOf.put("a%04d".formatted(number), group.segment());
      }
    }
    return new SampleArithmetic(sample, segmentOf);
  }
}
