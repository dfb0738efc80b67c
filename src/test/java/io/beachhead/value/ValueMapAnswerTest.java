package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyRule.Margin;
import io.beachhead.value.model.HappyRule.Ratio;
import io.beachhead.value.model.ValueModel;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** A result that is missing where one is expected fails these tests as well as any assertion. */
@SuppressWarnings("NullAway")
class ValueMapAnswerTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double Z90 = 1.2815515655446004;

  /** Two segments of 100; a is close to happy (threshold 15,000 at cost 10,000), b far from it. */
  private static Given twoSegments() {
    return Given.workspace()
        .model(Given.frank(Distribution.NORMAL, new Ratio(1.5)))
        .segment("a", 100, 10_000)
        .segment("b", 100, 10_000)
        .shipped("core")
        .candidate("portal")
        .candidate("chat")
        .worth("core", "a", 14_000, 300, 1600)
        .worth("core", "b", 6_000, 300, 1600)
        .worth("portal", "a", 2_000, 400, 1200)
        .worth("portal", "b", 10, 1, 0)
        .worth("chat", "a", 0, 1, 0)
        .worth("chat", "b", 2_010, 400, 1200);
  }

  @Test
  void addsUpValueSpreadAndUncertainty() {
    SegmentValue a = twoSegments().map("portal").segments().getFirst();
    assertThat(a.value().mid()).isCloseTo(16_000, within(.01));
    assertThat(a.sd()).isCloseTo(500, within(.01)); // √(300² + 400²)
    assertThat(a.value().low()).isCloseTo(16_000 - Z90 * 500, within(.01));
    assertThat(a.spread()).isCloseTo(2_000, within(.01)); // √(1600² + 1200²)
    assertThat(a.cost()).isCloseTo(10_000, within(1e-9));
    assertThat(a.threshold()).isCloseTo(15_000, within(1e-9));
    assertThat(a.buyShare())
        .isCloseTo(NORMAL.survivalProbability((10_000 - 16_000) / 2_000.0), within(1e-6));
    assertThat(a.happyShare().mid()).isCloseTo(NORMAL.survivalProbability(-.5), within(1e-5));
    assertThat(a.happyShare().low())
        .isCloseTo(
            NORMAL.survivalProbability((15_000 - (16_000 - Z90 * 500)) / 2_000), within(1e-5));
    assertThat(a.happyShare().high())
        .isCloseTo(
            NORMAL.survivalProbability((15_000 - (16_000 + Z90 * 500)) / 2_000), within(1e-5));
    assertThat(a.happyAccounts().mid()).isCloseTo(100 * a.happyShare().mid(), within(1e-9));
  }

  @Test
  void correlationWidensTheSpread() {
    Given given = twoSegments();
    ValueModel frank = Given.frank(Distribution.NORMAL, new Ratio(1.5));
    given.model(
        new ValueModel(
            frank.distribution(),
            .5,
            frank.happy(),
            frank.cost(),
            frank.bias(),
            frank.prior(),
            frank.pooling(),
            frank.scalesWith(),
            1));
    // 1600² + 1200² + 2·½·1600·1200 = 5,920,000
    assertThat(given.map("portal").segments().getFirst().spread())
        .isCloseTo(Math.sqrt(5_920_000), within(.01));
  }

  @Test
  void addsEffortToThePriceAndUnderstandsAMargin() {
    ValueModel frank = Given.frank(Distribution.NORMAL, new Margin(2_500));
    Given given =
        twoSegments()
            .model(
                new ValueModel(
                    frank.distribution(),
                    0,
                    frank.happy(),
                    new CostModel(CostModel.Price.CONTRACT, null, 90, 50, 36),
                    frank.bias(),
                    frank.prior(),
                    frank.pooling(),
                    frank.scalesWith(),
                    1));
    SegmentValue a = given.map().segments().getFirst();
    assertThat(a.effort()).isCloseTo(1_500, within(1e-9)); // 90 h × 50 × 12 / 36
    assertThat(a.cost()).isCloseTo(11_500, within(1e-9));
    assertThat(a.threshold()).isCloseTo(14_000, within(1e-9));
    assertThat(a.happyShare().mid()).isCloseTo(.5, within(1e-5));
  }

  @Test
  void leavesAccountsWithoutRevenueOutOfTheCostButCountsThem() {
    ValueMap map = twoSegments().segment("a2", 0, 0).segment("free", 4, 0).map();
    SegmentValue free = map.segments().getLast();
    assertThat(free.accounts()).isEqualTo(4);
    assertThat(free.cost()).isNull();
    assertThat(free.happyShare()).isNull();
    assertThat(free.notEnoughData().why()).contains("no price");
    assertThat(map.total().accounts()).isEqualTo(204);
    assertThat(map.total().happyAccounts()).isNotNull();
  }

  @Test
  void isAStrictIndicatorWhereAccountsDoNotDiffer() {
    Given exactly =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new Ratio(1.5)))
            .segment("a", 10, 10_000)
            .shipped("core")
            .worth("core", "a", 15_000, 0, 0);
    assertThat(exactly.map().segments().getFirst().happyShare().mid()).isZero();
    assertThat(exactly.map().segments().getFirst().buyShare()).isEqualTo(1);
    assertThat(
            exactly
                .candidate("more")
                .worth("more", "a", .01, 0, 0)
                .map("more")
                .segments()
                .getFirst()
                .happyShare()
                .mid())
        .isEqualTo(1);
  }

  @Test
  void saysWhichSpreadsAreNotKnown() {
    ValueMap map =
        twoSegments()
            .candidate("new")
            .says(Evidence.ofSegment("new", "industry", "a", EvidenceKind.EXPERT, 500))
            .map("new");
    assertThat(map.segments().getFirst().spreadUnknown()).isEqualTo(new ValueMap.SpreadGap(1, 2));
    assertThat(map.notes()).anyMatch(note -> note.startsWith("a: 1 of 2 features"));
  }

  /**
   * Shares ½, 0 and ½ of what is added: (½ − ⅓) / (1 − ⅓). What b loses makes no share of its own.
   */
  @Test
  void aSegmentThatLosesValueHasNoShareOfWhatIsAdded() {
    ValueMap map =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new Ratio(1.5)))
            .segment("a", 100, 10_000)
            .segment("b", 100, 10_000)
            .segment("c", 100, 10_000)
            .candidate("portal")
            .worth("portal", "a", 2_000, 0, 100)
            .worth("portal", "b", -1_000, 0, 100)
            .worth("portal", "c", 2_000, 0, 100)
            .map("portal");
    assertThat(map.total().valueAdded()).isCloseTo(300_000, within(1.0));
    assertThat(map.total().concentration()).isCloseTo(.25, within(1e-6));
  }

  @Test
  void addsUpSegmentsIntoTotals() {
    ValueMap map = twoSegments().map("portal", "chat");
    assertThat(map.total().valueAdded()).isCloseTo(100 * 2_000 + 100 * (10 + 2_010), within(.1));
    assertThat(map.total().effortWeeks()).isEqualTo(10);
    assertThat(map.total().happyAccounts().mid())
        .isCloseTo(
            map.segments().stream().mapToDouble(s -> s.happyAccounts().mid()).sum(), within(1e-9));
    assertThat(map.total().happyAccounts().low()).isLessThan(map.total().happyAccounts().mid());
    // Evenly spread but for 20: (½² + ½²) → nearly 0 on the scale from even to one alone.
    assertThat(map.total().concentration()).isBetween(0.0, 0.001);
    assertThat(twoSegments().map("portal").total().concentration()).isGreaterThan(.9);
    assertThat(twoSegments().map().total().concentration()).isNull();
    assertThat(twoSegments().map().total().effortWeeks()).isZero();
  }

  @Test
  void namesTheFeaturesWhoseEffortIsNotKnown() {
    Given given = twoSegments().feature("dark-mode", FeatureState.CANDIDATE, null);
    assertThat(given.map("portal", "dark-mode").total().effortWeeks()).isEqualTo(5);
    assertThat(given.map("portal", "dark-mode").total().effortUnknown())
        .containsExactly("dark-mode");
    assertThat(given.map("dark-mode").total().effortWeeks()).isNull();
  }

  @Test
  void saysWhomTheSelectionDoesNotServe() {
    ValueMap map = twoSegments().map("portal");
    assertThat(map.notServed()).extracting(ValueMap.NotServed::key).containsExactly("b");
    assertThat(map.notServed().getFirst().accounts()).isEqualTo(100);
    assertThat(twoSegments().map().notServed()).isEmpty();
  }

  @Test
  void showsTodayBesideTheSelection() {
    ValueMap map = twoSegments().map("portal");
    ValueMap today = twoSegments().map();
    assertThat(map.today().happyAccounts()).isEqualTo(today.total().happyAccounts());
    assertThat(map.today().segments().getFirst().happyShare())
        .isEqualTo(today.segments().getFirst().happyShare());
    assertThat(map.segments().getFirst().features())
        .extracting(ValueMap.FeatureValue::selected)
        .containsExactly(true, true, false);
  }

  @Test
  void givesTheSameNumbersForTheSameInput() {
    assertThat(twoSegments().map("portal")).isEqualTo(twoSegments().map("portal"));
  }

  @Test
  void oneSegmentsTotalIsThatSegment() {
    ValueMap map =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new Ratio(1.5)))
            .segment("a", 200, 10_000)
            .shipped("core")
            .worth("core", "a", 14_000, 500, 1600)
            .map();
    assertThat(map.total().happyAccounts().low())
        .isCloseTo(map.segments().getFirst().happyAccounts().low(), within(.1));
    assertThat(map.total().happyAccounts().high())
        .isCloseTo(map.segments().getFirst().happyAccounts().high(), within(.1));
  }

  @Test
  void countsAccountsByTheirOwnValuesFromThirtyOn() {
    Given given =
        Given.workspace()
            .model(Given.frank(Distribution.EMPIRICAL, new Ratio(1.5)))
            .segment("a", 60, 1_000)
            .shipped("core")
            .candidate("portal");
    for (int row = 0; row < 29; row++) {
      given.account(row, "core", EvidenceKind.SURVEY, row < 10 ? 1_501 : 1_500);
    }
    assertThat(given.map().segments().getFirst().distribution()).isEqualTo(Distribution.NORMAL);
    assertThat(given.map().notes()).anyMatch(note -> note.contains("29 of 60"));
    given.account(29, "core", EvidenceKind.SURVEY, 900);
    SegmentValue counted = given.map().segments().getFirst();
    assertThat(counted.distribution()).isEqualTo(Distribution.EMPIRICAL);
    assertThat(counted.counted()).isEqualTo(30);
    assertThat(counted.happyShare().mid()).isCloseTo(10 / 30.0, within(1e-12));
    assertThat(counted.buyShare()).isCloseTo(29 / 30.0, within(1e-12));
    assertThat(counted.happyAccounts().mid()).isCloseTo(20, within(1e-9));
    // Two of those at the threshold want the portal.
    given.account(20, "portal", EvidenceKind.REQUESTS, 1);
    given.account(21, "portal", EvidenceKind.SURVEY, 1);
    assertThat(given.map("portal").segments().getFirst().happyShare().mid())
        .isCloseTo(12 / 30.0, within(1e-12));
    assertThat(given.map("portal").total().happyAccounts().low()).isBetween(15.0, 24.0);
  }

  @Test
  void moreValueNeverMakesFewerPeopleHappy() {
    SplittableRandom random = new SplittableRandom(17);
    for (Distribution distribution : List.of(Distribution.NORMAL, Distribution.EMPIRICAL)) {
      for (int round = 0; round < 40; round++) {
        Given given =
            Given.workspace()
                .model(Given.frank(distribution, new Ratio(1 + random.nextDouble())))
                .segment("a", 50, 1_000)
                .shipped("core")
                .candidate("more")
                .worth("core", "a", 400 + 1500 * random.nextDouble(), 50, 300)
                .worth("more", "a", 200 * random.nextDouble(), 20, 0);
        for (int row = 0; row < 40; row++) {
          given.account(row, "core", EvidenceKind.USAGE, 2500 * random.nextDouble());
          given.account(row, "more", EvidenceKind.USAGE, 300 * random.nextDouble());
        }
        ValueMap before = given.map();
        ValueMap after = given.map("more");
        assertThat(after.segments().getFirst().happyShare().mid())
            .isGreaterThanOrEqualTo(before.segments().getFirst().happyShare().mid());
        assertThat(after.segments().getFirst().value().mid())
            .isGreaterThan(before.segments().getFirst().value().mid());
      }
    }
  }
}
