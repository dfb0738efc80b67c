package io.beachhead.decisions.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.decisions.Decider;
import io.beachhead.decisions.predictions.TrackRecord.Outcome;
import io.beachhead.statistics.Interval;
import io.beachhead.value.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackRecordTest {
  @Test
  void saysNothingOfNothing() {
    var record = TrackRecord.ofOutcomes(List.of());
    assertThat(record.of()).isZero();
    assertThat(record.insideShare()).isNull();
    assertThat(record.brier()).isEqualTo(new TrackRecord.Brier(null, null, null, 0));
    assertThat(record.calibration()).isEmpty();
    assertThat(record.bias()).isEmpty();
  }

  @Test
  void countsOutcomesInTheirRangeWithItsEnds() {
    var record =
        TrackRecord.ofOutcomes(
            List.of(
                outcome(EvidenceKind.EXPERT, 2, 4, 8, 2),
                outcome(EvidenceKind.EXPERT, 2, 4, 8, 8),
                outcome(EvidenceKind.EXPERT, 2, 4, 8, 8.01)));
    assertThat(record.inside()).isEqualTo(2);
    assertThat(record.of()).isEqualTo(3);
  }

  /**
   * By hand: of two decisions one came true. The model says 0.8 of each: (0.04 + 0.64)/2 = 0.34.
   * Deciders said 0.9 and 0.3: (0.01 + 0.09)/2 = 0.05.
   */
  @Test
  void scoresDecidersBesideTheModel() {
    var record =
        TrackRecord.ofOutcomes(
            List.of(
                new Outcome(null, new Interval(1, 2, 3), exactly(2), null, List.of(decider(0.9))),
                new Outcome(
                    null,
                    new Interval(1, 2, 3),
                    exactly(9),
                    null,
                    List.of(decider(0.3), decider(null)))));
    assertThat(record.brier().model()).isCloseTo(0.34, within(1e-12));
    assertThat(record.brier().deciders()).isCloseTo(0.05, within(1e-12));
    assertThat(record.brier().deciderModel()).isCloseTo(0.34, within(1e-12));
    assertThat(record.brier().n()).isEqualTo(2);
    assertThat(record.calibration())
        .extracting(TrackRecord.Calibration::who, TrackRecord.Calibration::n)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("model", 2),
            org.assertj.core.groups.Tuple.tuple("deciders", 1),
            org.assertj.core.groups.Tuple.tuple("deciders", 1));
  }

  /**
   * A prediction that holds: the truth lies around its middle as its 80% range says, and is
   * measured with an error of a stated size. Exactly measured, 8 of 10 are inside; the page says
   * how many of roughly measured ones to expect.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 2, 4})
  void expectsAsManyInsideAsASimulationFinds(double error) {
    double tenth = 1.2815515655446004;
    var random = new SplittableRandom(11);
    int inside = 0;
    int sets = 20_000;
    for (int set = 0; set < sets; set++) {
      double truth = 4 + 2 * random.nextGaussian();
      double observed = truth + error * random.nextGaussian();
      inside += Math.abs(observed - 4) <= 2 * tenth ? 1 : 0;
    }
    var outcome =
        new Outcome(
            EvidenceKind.SURVEY,
            new Interval(4 - 2 * tenth, 4, 4 + 2 * tenth),
            new Interval(4 - error * tenth, 4, 4 + error * tenth),
            null,
            List.of());
    assertThat(outcome.expected()).isCloseTo(inside / (double) sets, within(0.01));
    if (error == 0) {
      assertThat(outcome.expected()).isCloseTo(0.8, within(1e-9));
    }
  }

  @Test
  void suggestsABiasWhereAKindPromisesTooMuch() {
    var outcomes = new ArrayList<Outcome>();
    for (double observed : new double[] {1, 2, 3, 2, 2}) {
      outcomes.add(outcome(EvidenceKind.REQUESTS, 3, 4, 5, observed));
    }
    outcomes.add(outcome(EvidenceKind.SURVEY, 3, 4, 5, 4));
    var bias = TrackRecord.ofOutcomes(outcomes).bias();
    assertThat(bias).hasSize(2);
    var survey = bias.get(0);
    assertThat(survey.factor()).isNull();
    assertThat(survey.notEnoughData()).isNotNull();
    var requests = bias.get(1);
    assertThat(requests.factor().mid()).isCloseTo(0.5, within(1e-12));
    assertThat(requests.difference().mid()).isCloseTo(-2, within(1e-12));
    assertThat(requests.difference().high()).isNegative();
    // Half of the promise did not come, of a value of 1,000: squares .75² .5² .25² .5² .5², mean
    // .275.
    assertThat(requests.suggestedBias()).isCloseTo(1_000 * Math.sqrt(0.275), within(1e-6));
  }

  @Test
  void suggestsNothingWhereOutcomesLieOnBothSides() {
    var outcomes = new ArrayList<Outcome>();
    for (double observed : new double[] {2, 6, 3, 5, 4}) {
      outcomes.add(outcome(EvidenceKind.EXPERT, 3, 4, 5, observed));
    }
    assertThat(TrackRecord.ofOutcomes(outcomes).bias().getFirst().suggestedBias()).isNull();
  }

  /** Twelve decisions of a kind whose outcomes are 1.5 below the promise, give or take 2. */
  @Test
  void coversTheTrueDifferenceAsOftenAsItSays() {
    var random = new SplittableRandom(3);
    int covered = 0;
    for (int set = 0; set < 500; set++) {
      var outcomes = new ArrayList<Outcome>();
      for (int i = 0; i < 12; i++) {
        outcomes.add(outcome(EvidenceKind.EXPERT, 2, 4, 6, 4 - 1.5 + 2 * random.nextGaussian()));
      }
      var range = TrackRecord.ofOutcomes(outcomes).bias().getFirst().difference();
      covered += range.low() <= -1.5 && -1.5 <= range.high() ? 1 : 0;
    }
    // 80% intervals: the same distance to the aim as 86 to 94 for 90%, scaled to their spread.
    assertThat(covered / 500.0).isBetween(0.75, 0.85);
  }

  private static Outcome outcome(
      EvidenceKind kind, double low, double mid, double high, double observed) {
    return new Outcome(kind, new Interval(low, mid, high), exactly(observed), 1_000.0, List.of());
  }

  private static Interval exactly(double value) {
    return new Interval(value, value, value);
  }

  private static Decider decider(Double confidence) {
    return new Decider("a@example.com", null, confidence);
  }
}
