package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.Prior;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Pooling;
import io.beachhead.value.model.Scaling;
import io.beachhead.value.model.ValueModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Draws the truth from the model, states evidence by one segmentation and asks by another: the
 * range of the value of a segment covers the truth as often as it says.
 */
@SuppressWarnings("NullAway")
class RangeCoverageTest {
  private static final int DATA_SETS = 500;
  private static final int CELLS = 3;
  private static final double[] SPREAD = {900, 1_200, 700};

  /** The standard normal quantile at 95%: a range of 90% reaches so many standard errors. */
  private static final double Z95 = 1.6448536269514722;

  @Test
  void coversTheTruthByASegmentationThatWasNotAsked() {
    SplittableRandom random = new SplittableRandom(11);
    int covered = 0;
    for (int set = 0; set < DATA_SETS; set++) {
      Given given =
          Given.workspace()
              .model(model())
              .segment("s0", 400, 1)
              .segment("s1", 600, 1)
              .segment("s2", 500, 1)
              .shipped("core");
      int accounts = given.accounts();
      double[] means = new double[CELLS];
      for (int cell = 0; cell < CELLS; cell++) {
        means[cell] = 5_000 + 2_000 * random.nextGaussian();
        double se = 250 + 300 * random.nextDouble();
        given.worth("core", "s" + cell, means[cell] + se * random.nextGaussian(), se, SPREAD[cell]);
      }
      double[] pays = new double[accounts];
      int[] other = new int[accounts];
      for (int row = 0; row < accounts; row++) {
        pays[row] = 2_000 * Math.exp(.5 * random.nextGaussian());
        given.pays(row, pays[row]);
        other[row] = random.nextDouble() < .2 + .25 * cell(row) ? 1 : 0;
      }
      double[] truth = accountValues(means, pays, random);
      int speaking = 40;
      for (int i = 0; i < speaking; i++) {
        int row = random.nextInt(accounts);
        double se = 300;
        given.account(
            row,
            "core",
            EvidenceKind.WILLINGNESS_TO_PAY,
            truth[row] + se * random.nextGaussian(),
            se);
      }
      given.divided("use", other);
      double average = 0;
      int in = 0;
      for (int row = 0; row < accounts; row++) {
        if (other[row] == 1) {
          average += truth[row];
          in++;
        }
      }
      average /= in;
      ValueMap.SegmentValue asked = given.mapBy("use").segments().get(1);
      // The estimate is of the mean of the cells; the accounts drawn add their own chance.
      double chance = asked.spread() / Math.sqrt(in);
      double half = Z95 * Math.hypot(asked.sd(), chance);
      covered += Math.abs(average - asked.value().mid()) <= half ? 1 : 0;
    }
    assertThat(covered / (double) DATA_SETS).isBetween(.86, .94);
  }

  private static int cell(int row) {
    return row < 400 ? 0 : row < 1_000 ? 1 : 2;
  }

  /** Every account in proportion to what it pays, spread around its cell. */
  private static double[] accountValues(double[] means, double[] pays, SplittableRandom random) {
    double[] sums = new double[CELLS];
    int[] counts = new int[CELLS];
    for (int row = 0; row < pays.length; row++) {
      sums[cell(row)] += pays[row];
      counts[cell(row)]++;
    }
    double[] values = new double[pays.length];
    for (int row = 0; row < pays.length; row++) {
      int cell = cell(row);
      double size = pays[row] / (sums[cell] / counts[cell]);
      values[row] = size * (means[cell] + SPREAD[cell] * random.nextGaussian());
    }
    return values;
  }

  private static ValueModel model() {
    var none = new java.util.EnumMap<EvidenceKind, Double>(EvidenceKind.class);
    for (EvidenceKind kind : EvidenceKind.values()) {
      none.put(kind, 0.0);
    }
    return new ValueModel(
        Distribution.NORMAL,
        0,
        new HappyRule.Ratio(1.5),
        new CostModel(CostModel.Price.CONTRACT, null, 0, 80, 12),
        none,
        new Prior(5_000, 2_000),
        Pooling.NONE,
        new Scaling.Cost(),
        1);
  }

  /** Whoever asks in the segmentation of the evidence gets its statement back. */
  @Test
  void saysAtHomeWhatWasSaidThere() {
    Given given =
        Given.workspace()
            .model(Given.frank(Distribution.NORMAL, new HappyRule.Ratio(1.5)))
            .segment("a", 5, 1_000)
            .shipped("core")
            .says(
                Evidence.ofSegment("core", "industry", "a", EvidenceKind.SURVEY, 800)
                    .with(1.0, 10.0, 5.0));
    assertThat(given.map().segments().getFirst().value().mid()).isCloseTo(800, within(1e-6));
  }
}
