package io.beachhead.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.Posterior;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.Pooling;
import io.beachhead.value.model.ValueModel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static final double PRIOR = 1 / 1e6; // precision of N(0, 1000)

  @Test
  void showsThePriorWhereNothingIsKnown() {
    Cell cell =
        Given.workspace().segment("a", 3, 100).shipped("f").accountGrid().cells(0).cells()[0];
    assertThat(cell.estimate()).isEqualTo(new Posterior(0, 1000, 1));
    assertThat(cell.evidence()).isEmpty();
    assertThat(cell.spread()).isNull();
  }

  @Test
  void takesTheVarianceFromWhatEachStatementSays() {
    // survey se 400 (β 300): v = 250,000; expert spread 1,200 of n 9 (β 500): 160,000 + 250,000;
    // usage one judgement with spread 300 (β 400): 250,000; requests nothing known (β 600): τ² +
    // β².
    Cell cell =
        Given.workspace()
            .segment("a", 3, 100)
            .shipped("f")
            .says(segment(EvidenceKind.SURVEY, 2000).with(900.0, 400.0, 9.0))
            .says(segment(EvidenceKind.EXPERT, 1000).with(1200.0, null, 9.0))
            .says(segment(EvidenceKind.USAGE, 1500).with(300.0, null, null))
            .says(segment(EvidenceKind.REQUESTS, 500))
            .accountGrid()
            .cells(0)
            .cells()[0];
    double survey = 1 / 250_000.0;
    double expert = 1 / 410_000.0;
    double usage = 1 / 250_000.0;
    double requests = 1 / 1_360_000.0;
    double w = survey + expert + usage + requests + PRIOR;
    assertThat(cell.estimate().mean())
        .isCloseTo(
            (2000 * survey + 1000 * expert + 1500 * usage + 500 * requests) / w, within(1e-9));
    assertThat(cell.estimate().sd()).isCloseTo(1 / Math.sqrt(w), within(1e-9));
    assertThat(cell.estimate().priorWeight()).isCloseTo(PRIOR / w, within(1e-12));
    assertThat(cell.evidence())
        .extracting(EvidenceLine::kind)
        .containsExactly(
            EvidenceKind.SURVEY, EvidenceKind.USAGE, EvidenceKind.EXPERT, EvidenceKind.REQUESTS);
    assertThat(cell.evidence().stream().mapToDouble(EvidenceLine::weight).sum())
        .isCloseTo(1 - PRIOR / w, within(1e-12));
    assertThat(cell.evidence())
        .extracting(EvidenceLine::assumed)
        .containsExactly(false, false, false, true);
  }

  @Test
  void leavesOutWhatIsSaidOfASegmentationThatIsGone() {
    Cell cell =
        Given.workspace()
            .segment("a", 3, 100)
            .shipped("f")
            .says(Evidence.ofSegment("f", "size", "a", EvidenceKind.SURVEY, 900))
            .accountGrid()
            .cells(0)
            .cells()[0];
    assertThat(cell.evidence()).isEmpty();
  }

  @Test
  void sumsUpAccountsPerKindAndCountsAnAccountOnce() {
    // Usage: account 0 says 100 and 300 (= 200), account 1 says 400: mean 300, s² 20,000, v 10,000.
    Cell cell =
        Given.workspace()
            .segment("a", 3, 100)
            .segment("b", 1, 100)
            .shipped("f")
            .account(0, "f", EvidenceKind.USAGE, 100)
            .account(0, "f", EvidenceKind.USAGE, 300)
            .account(1, "f", EvidenceKind.USAGE, 400)
            .account(3, "f", EvidenceKind.USAGE, 9999)
            .accountGrid()
            .cells(0)
            .cells()[0];
    double w = 1 / (10_000.0 + 160_000) + PRIOR;
    assertThat(cell.estimate().mean()).isCloseTo(300 / (10_000.0 + 160_000) / w, within(1e-9));
    assertThat(cell.spread()).isCloseTo(Math.sqrt(20_000), within(1e-9));
    EvidenceLine line = cell.evidence().getFirst();
    assertThat(line.level()).isEqualTo(EvidenceLine.Level.ACCOUNTS);
    assertThat(line.n()).isEqualTo(2);
    assertThat(line.se()).isCloseTo(100, within(1e-9));
  }

  @Test
  void takesASingleAccountForAsUncertainAsThePrior() {
    Cell cell =
        Given.workspace()
            .segment("a", 3, 100)
            .shipped("f")
            .account(1, "f", EvidenceKind.USAGE, 400)
            .accountGrid()
            .cells(0)
            .cells()[0];
    double v = 1e6 + 160_000;
    assertThat(cell.estimate().mean()).isCloseTo(400 / v / (1 / v + PRIOR), within(1e-9));
    assertThat(cell.evidence().getFirst().assumed()).isTrue();
    assertThat(cell.spread()).isNull();
  }

  @Test
  void weighsStatedSpreadsByNWhereAllGiveIt() {
    Given all =
        Given.workspace()
            .segment("a", 3, 100)
            .shipped("f")
            .says(segment(EvidenceKind.SURVEY, 1).with(100.0, null, 30.0))
            .says(segment(EvidenceKind.USAGE, 1).with(200.0, null, 10.0));
    assertThat(all.accountGrid().cells(0).cells()[0].spread()).isCloseTo(125, within(1e-9));
    all.says(segment(EvidenceKind.EXPERT, 1).with(600.0, null, null));
    assertThat(all.accountGrid().cells(0).cells()[0].spread()).isCloseTo(300, within(1e-9));
  }

  @Test
  void poolsAFeatureWithEvidenceInThreeSegmentsAndNoFewer() {
    ValueModel pooling =
        new ValueModel(
            Distribution.NORMAL,
            0,
            ValueModel.USUAL.happy(),
            ValueModel.USUAL.cost(),
            ValueModel.USUAL.bias(),
            ValueModel.USUAL.prior(),
            Pooling.SEGMENTS,
            ValueModel.USUAL.scalesWith(),
            1);
    Given two =
        Given.workspace()
            .segment("a", 1, 100)
            .segment("b", 1, 100)
            .segment("c", 1, 100)
            .segment("d", 1, 100)
            .shipped("f")
            .worth("f", "a", 1000, 50, 10)
            .worth("f", "b", 1300, 50, 10);
    AccountGrid stated = two.accountGrid();
    AccountGrid pooledTwo = two.model(pooling).accountGrid();
    assertThat(pooledTwo.cells(0).cells()[0].estimate())
        .isEqualTo(stated.cells(0).cells()[0].estimate());
    AccountGrid pooled = two.worth("f", "c", 5000, 2000, 10).accountGrid();
    // The noisy third segment is drawn far towards the others, not towards the prior of 0.
    assertThat(pooled.cells(0).cells()[2].estimate().mean()).isBetween(1000.0, 2000.0);
    assertThat(pooled.cells(0).cells()[2].estimate().priorWeight()).isGreaterThan(.9);
    // Without evidence nothing is borrowed: the stated prior is shown.
    assertThat(pooled.cells(0).cells()[3].estimate()).isEqualTo(new Posterior(0, 1000, 1));
  }

  private static Evidence segment(EvidenceKind kind, double value) {
    return Evidence.ofSegment("f", "industry", "a", kind, value)
        .from("", LocalDate.of(2026, 11, 1));
  }
}
