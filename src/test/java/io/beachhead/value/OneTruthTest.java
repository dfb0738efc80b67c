package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.Prior;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Pooling;
import io.beachhead.value.model.Scaling;
import io.beachhead.value.model.ValueModel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.Test;

/** The same accounts give the same number of happy customers, however they are divided. */
@SuppressWarnings("NullAway")
class OneTruthTest {
  private static final List<String> DIVISIONS = List.of("industry", "size", "use");

  /** A workspace of random accounts, prices, evidence and assumptions, divided three ways. */
  private static Given anyWorkspace(SplittableRandom random) {
    Given given = Given.workspace();
    int segments = 2 + random.nextInt(3);
    for (int segment = 0; segment < segments; segment++) {
      given.segment("s" + segment, 5 + random.nextInt(30), 1);
    }
    int accounts = given.accounts();
    int[] size = new int[accounts];
    int[] use = new int[accounts];
    double[] seats = new double[accounts];
    for (int row = 0; row < accounts; row++) {
      size[row] = random.nextInt(3);
      use[row] = random.nextInt(4);
      seats[row] = random.nextInt(10) == 0 ? random.nextInt(2) - 1 : 1 + random.nextInt(100);
      given.pays(row, random.nextInt(8) == 0 ? 0 : 500 + 20_000 * random.nextDouble());
    }
    given.divided("size", size).divided("use", use).sizes(seats).model(anyModel(random));
    for (int feature = 0; feature < 4; feature++) {
      String key = "f" + feature;
      if (feature < 2) {
        given.shipped(key);
      } else {
        given.candidate(key);
      }
      say(given, random, key, segments);
    }
    return given;
  }

  private static void say(Given given, SplittableRandom random, String key, int segments) {
    for (String division : DIVISIONS) {
      for (int segment = 0; segment < 3; segment++) {
        if (random.nextInt(3) == 0 && (segment < segments || !division.equals("industry"))) {
          String name = division.equals("industry") ? "s" + segment : "p" + segment;
          given.says(
              Evidence.ofSegment(
                      key, division, name, EvidenceKind.SURVEY, 8_000 * random.nextDouble())
                  .with(
                      random.nextInt(4) == 0 ? null : 3_000 * random.nextDouble(),
                      random.nextInt(5) == 0 ? 0 : 900 * random.nextDouble(),
                      30.0));
        }
      }
    }
    int speaking = random.nextInt(3) * random.nextInt(given.accounts());
    for (int i = 0; i < speaking; i++) {
      int row = random.nextInt(given.accounts());
      double value = 9_000 * random.nextDouble();
      if (random.nextBoolean()) {
        given.account(row, key, EvidenceKind.WILLINGNESS_TO_PAY, value, 400);
      } else {
        given.account(row, key, EvidenceKind.USAGE, value);
      }
    }
  }

  private static ValueModel anyModel(SplittableRandom random) {
    HappyRule.Step step =
        random.nextBoolean()
            ? new HappyRule.Ratio(1 + random.nextDouble())
            : new HappyRule.Margin(3_000 * random.nextDouble());
    HappyRule rule =
        random.nextInt(3) > 0
            ? step
            : new HappyRule.Observed(
                step,
                random.nextBoolean()
                    ? new HappyCurve(HappyCurve.On.RATIO, -3, 2, .3, .1, -.15, 90, 30)
                    : new HappyCurve(HappyCurve.On.SURPLUS, -2, .0008, .2, 1e-8, -3e-5, 90, 30));
    Scaling scaling =
        switch (random.nextInt(3)) {
          case 0 -> new Scaling.Cost();
          case 1 -> new Scaling.Nothing();
          default -> new Scaling.OfAttribute("seats");
        };
    return new ValueModel(
        Distribution.values()[random.nextInt(3)],
        random.nextInt(2) * .3,
        rule,
        new CostModel(CostModel.Price.CONTRACT, null, random.nextInt(2) * 20, 50, 12),
        ValueModel.USUAL.bias(),
        new Prior(0, 1_000),
        random.nextInt(4) == 0 ? Pooling.SEGMENTS : Pooling.NONE,
        scaling,
        random.nextInt(3) == 0 ? .6 : 1);
  }

  @Test
  void everyDivisionOfTwoHundredWorkspacesAddsUpToTheSame() {
    SplittableRandom random = new SplittableRandom(2026);
    List<Given> workspaces = Stream.generate(() -> anyWorkspace(random)).limit(200).toList();
    IntStream.range(0, workspaces.size())
        .parallel()
        .forEach(round -> {
          Given given = workspaces.get(round);
          ValueMap first = given.mapBy("industry", "f2", "f3");
          for (String division : DIVISIONS) {
            assertSameTotals(given.mapBy(division, "f2", "f3"), first, round + " by " + division);
          }
        });
  }

  private static void assertSameTotals(ValueMap map, ValueMap first, String which) {
    double tolerance = 1e-9;
    assertThat(map.total().happyAccounts().mid())
        .as(which)
        .isCloseTo(first.total().happyAccounts().mid(), within(tolerance * map.total().accounts()));
    assertThat(map.total().happyAccounts().low())
        .as(which)
        .isCloseTo(first.total().happyAccounts().low(), within(1e-6));
    assertThat(map.total().happyAccounts().high())
        .as(which)
        .isCloseTo(first.total().happyAccounts().high(), within(1e-6));
    assertThat(map.total().happyArr().amount().doubleValue())
        .as(which)
        .isCloseTo(first.total().happyArr().amount().doubleValue(), within(.011));
    assertThat(map.total().valueAdded())
        .as(which)
        .isCloseTo(
            first.total().valueAdded(),
            within(tolerance * Math.max(1, Math.abs(first.total().valueAdded()))));
    assertThat(buying(map)).as(which).isCloseTo(buying(first), within(1e-7));
    assertThat(
            map.segments().stream()
                .filter(segment -> segment.happyAccounts() != null)
                .mapToDouble(segment -> segment.happyAccounts().mid())
                .sum())
        .as(which)
        .isCloseTo(map.total().happyAccounts().mid(), within(1e-7));
  }

  private static double buying(ValueMap map) {
    return map.segments().stream()
        .filter(segment -> segment.buyShare() != null)
        .mapToDouble(segment -> segment.buyShare() * segment.who().paying())
        .sum();
  }

  @Test
  void aHomeCellKeepsThePublishedFormulaHoweverLargeItsAccountsAre() {
    Given given =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new HappyRule.Margin(2_000)))
            .segment("a", 40, 1)
            .shipped("core")
            .worth("core", "a", 13_000, 300, 1_600);
    double sum = 0;
    for (int row = 0; row < 40; row++) {
      double pays = 2_000 + 700 * row;
      sum += pays;
      given.pays(row, pays);
    }
    double cost = sum / 40;
    ValueMap.SegmentValue a = given.map().segments().getFirst();
    NormalDistribution values = NormalDistribution.of(13_000, 1_600);
    assertThat(a.value().mid()).isCloseTo(13_000, within(.01));
    assertThat(a.spread()).isCloseTo(1_600, within(1e-6));
    assertThat(a.buyShare()).isCloseTo(values.survivalProbability(cost), within(1e-6));
    assertThat(a.happyShare().mid())
        .isCloseTo(values.survivalProbability(cost + 2_000), within(1e-6));
    assertThat(a.happyShare().low())
        .isCloseTo(
            NormalDistribution.of(13_000 - 1.2815515655446004 * 300, 1_600)
                .survivalProbability(cost + 2_000),
            within(1e-6));
  }

  @Test
  void anotherDivisionIsAMixOfTheCellsItsAccountsLieIn() {
    Given given =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.5)))
            .segment("a", 30, 10_000)
            .segment("b", 10, 10_000)
            .shipped("core")
            .worth("core", "a", 16_000, 300, 1_600)
            .worth("core", "b", 8_000, 300, 1_600);
    int[] halves = new int[40];
    for (int row = 0; row < 40; row++) {
      halves[row] = row < 20 ? 0 : 1;
    }
    ValueMap map = given.divided("half", halves).mapBy("half");
    ValueMap.FeatureValue mixed = map.segments().get(1).features().getFirst();
    assertThat(mixed.mean()).isCloseTo(12_000, within(.01));
    assertThat(mixed.sd()).isCloseTo(Math.sqrt(.25 + .25) * 300, within(.01));
    assertThat(mixed.spread()).isCloseTo(Math.sqrt(1_600 * 1_600 + 4_000 * 4_000), within(.01));
    assertThat(mixed.from()).isEqualTo("industry");
    assertThat(mixed.evidence())
        .extracting(line -> line.from().segment())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(map.notes())
        .anyMatch(note -> note.equals("Re-weighted from Industry, where it was asked: core."));
    assertThat(given.map().segments().getFirst().features().getFirst().from()).isNull();
  }

  @Test
  void statementsInTwoSegmentationsMeetInTheLeastSquaresSolution() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 20; round++) {
      Given given =
          Given.workspace()
              .model(Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.5)))
              .segment("s0", 20, 1)
              .segment("s1", 30, 1)
              .segment("s2", 25, 1)
              .shipped("core");
      int[] other = new int[75];
      double[] pays = new double[75];
      for (int row = 0; row < 75; row++) {
        other[row] = random.nextInt(2);
        pays[row] = 1_000 + 9_000 * random.nextDouble();
        given.pays(row, pays[row]);
      }
      given.divided("size", other);
      // Rows: three statements at home, two elsewhere, the prior of each cell.
      double[][] design = new double[8][3];
      double[] said = new double[8];
      double[] variance = new double[8];
      for (int i = 0; i < 3; i++) {
        said[i] = 5_000 * random.nextDouble();
        double se = 100 + 50 * random.nextDouble();
        variance[i] = se * se;
        design[i][i] = 1;
        design[5 + i][i] = 1;
        variance[5 + i] = 1e18;
        given.worth("core", "s" + i, said[i], se, 500);
      }
      for (int i = 0; i < 2; i++) {
        said[3 + i] = 5_000 * random.nextDouble();
        double se = 300 + 200 * random.nextDouble();
        variance[3 + i] = se * se;
        design[3 + i] = mix(other, pays, i);
        given.says(
            Evidence.ofSegment("core", "size", "p" + i, EvidenceKind.EXPERT, said[3 + i])
                .with(null, se, null));
      }
      double[] solved = leastSquares(design, said, variance);
      FeatureCells cells = given.accountGrid().cells(0);
      for (int i = 0; i < 3; i++) {
        assertThat(cells.cells()[i].estimate().mean()).isCloseTo(solved[i], within(1e-3));
        assertThat(
                cells.cells()[i].evidence().stream().mapToDouble(EvidenceLine::weight).sum()
                    + cells.cells()[i].estimate().priorWeight())
            .isCloseTo(1, within(1e-9));
      }
      EvidenceLine elsewhere =
          cells.cells()[0].evidence().stream()
              .filter(line -> line.from() != null && line.from().segment().equals("p1"))
              .findFirst()
              .orElseThrow();
      double fitted = 0;
      for (int i = 0; i < 3; i++) {
        fitted += design[4][i] * solved[i];
      }
      assertThat(elsewhere.from().difference()).isCloseTo(said[4] - fitted, within(1e-2));
    }
  }

  /** The average value over a segment as a sum over cells: each account by its size. */
  private static double[] mix(int[] other, double[] pays, int segment) {
    int[] from = {0, 20, 50, 75};
    double[] mix = new double[3];
    int accounts = 0;
    for (int cell = 0; cell < 3; cell++) {
      double sum = 0;
      for (int row = from[cell]; row < from[cell + 1]; row++) {
        sum += pays[row];
      }
      double mean = sum / (from[cell + 1] - from[cell]);
      for (int row = from[cell]; row < from[cell + 1]; row++) {
        if (other[row] == segment) {
          mix[cell] += pays[row] / mean;
          accounts++;
        }
      }
    }
    for (int cell = 0; cell < 3; cell++) {
      mix[cell] /= accounts;
    }
    return mix;
  }

  /** The normal equations, solved at once. */
  private static double[] leastSquares(double[][] design, double[] said, double[] variance) {
    double[][] left = new double[3][3];
    double[] right = new double[3];
    for (int row = 0; row < said.length; row++) {
      for (int i = 0; i < 3; i++) {
        right[i] += design[row][i] * said[row] / variance[row];
        for (int k = 0; k < 3; k++) {
          left[i][k] += design[row][i] * design[row][k] / variance[row];
        }
      }
    }
    return new LUDecomposition(new Array2DRowRealMatrix(left))
        .getSolver()
        .solve(new ArrayRealVector(right))
        .toArray();
  }

  @Test
  void anAccountIsDrawnTowardsWhatItSaidItself() {
    Given given =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.5)))
            .segment("a", 3, 1)
            .shipped("core")
            .worth("core", "a", 6_000, 0, 1_000)
            .pays(0, 2_000)
            .pays(1, 4_000)
            .pays(2, 6_000)
            .account(2, "core", EvidenceKind.WILLINGNESS_TO_PAY, 15_000, 1_500);
    AccountWorth small = AccountWorth.of(given.accountGrid(), 0);
    AccountWorth large = AccountWorth.of(given.accountGrid(), 2);
    assertThat(small.value().mid()).isCloseTo(3_000, within(1e-6));
    assertThat(small.cost()).isEqualTo(2_000);
    assertThat(small.threshold()).isCloseTo(3_000, within(1e-6));
    // Its cell says 9,000 ± 1,500 of an account of its size, it says 15,000 ± 1,500 itself.
    assertThat(large.features().getFirst().cell()).isCloseTo(9_000, within(1e-6));
    assertThat(large.features().getFirst().pull()).isCloseTo(.5, within(1e-9));
    assertThat(large.value().mid()).isCloseTo(12_000, within(1e-6));
    assertThat(large.own()).isEqualTo(1);
    assertThat(given.map().segments().getFirst().value().mid())
        .isCloseTo((3_000 + 6_000 + 12_000) / 3.0, within(1e-6));
  }

  @Test
  void withSeatsWhoPaysMorePerSeatIsLessHappy() {
    Given given =
        Given.workspace()
            .segment("a", 3, 6_000)
            .shipped("core")
            .worth("core", "a", 6_000, 0, 1_000)
            .sizes(10, 30, Double.NaN)
            .model(
                Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.2))
                    .scalingWith(new Scaling.OfAttribute("seats"), 1));
    AccountGrid grid = given.accountGrid();
    assertThat(AccountWorth.of(grid, 0).value().mid()).isCloseTo(3_000, within(1e-6));
    assertThat(AccountWorth.of(grid, 1).value().mid()).isCloseTo(9_000, within(1e-6));
    assertThat(AccountWorth.of(grid, 2).value().mid()).isCloseTo(6_000, within(1e-6));
    assertThat(AccountWorth.of(grid, 2).size()).isNull();
    assertThat(AccountWorth.of(grid, 0).happyChance())
        .isLessThan(AccountWorth.of(grid, 1).happyChance());
    assertThat(given.map().notes())
        .anyMatch(note -> note.startsWith("1 account has no seats above 0"));
  }

  @Test
  void countsApartWhoDoesNotPay() {
    Given given =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.5)))
            .segment("a", 10, 10_000)
            .shipped("core")
            .worth("core", "a", 16_000, 100, 2_000)
            .pays(0, 0)
            .pays(1, 0)
            .state(0, ValuedAccounts.State.CHURNED)
            .state(1, ValuedAccounts.State.PROSPECT);
    ValueMap.SegmentValue a = given.map().segments().getFirst();
    assertThat(a.who()).isEqualTo(new CountedAccounts(8, 1, 0, 1));
    assertThat(a.happyAccounts().mid()).isCloseTo(8 * a.happyShare().mid(), within(1e-9));
    assertThat(given.map().notes())
        .anyMatch(note -> note.endsWith("1 prospect, 1 churned account."));
  }

  @Test
  void aCurveReplacesTheStepByTheMeanOfItsChances() {
    HappyCurve curve = new HappyCurve(HappyCurve.On.RATIO, -6, 4, 1e-9, 1e-9, 0, 90, 30);
    Given given =
        Given.workspace()
            .segment("a", 50, 10_000)
            .shipped("core")
            .worth("core", "a", 13_000, 10, 4_000)
            .model(
                Given.frank(
                    Distribution.NORMAL, new HappyRule.Observed(new HappyRule.Ratio(1.5), curve)));
    double sum = 0;
    for (int i = 0; i < 200_000; i++) {
      double value =
          NormalDistribution.of(13_000, 4_000).inverseCumulativeProbability((i + .5) / 200_000);
      sum += 1 / (1 + Math.exp(6 - 4 * value / 10_000)) / 200_000;
    }
    ValueMap.SegmentValue a = given.map().segments().getFirst();
    assertThat(a.happyShare().mid()).isCloseTo(sum, within(2e-4));
    assertThat(a.threshold()).isCloseTo(15_000, within(1e-6));
    assertThat(a.turning().low()).isCloseTo((6 - Math.log(3)) / 4 * 10_000, within(1e-6));
    assertThat(a.turning().high()).isCloseTo((6 + Math.log(3)) / 4 * 10_000, within(1e-6));
  }
}
