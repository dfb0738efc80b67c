package io.beachhead.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.customers.revenue.Money;
import io.beachhead.decisions.DecisionEvidence.Asked;
import io.beachhead.decisions.DecisionEvidence.Kept;
import io.beachhead.decisions.DecisionEvidence.SegmentThen;
import io.beachhead.decisions.RevisitCondition.Metric;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisitConditionTest {
  private static final DecisionEvidence KNOWN =
      new DecisionEvidence(
          LocalDate.of(2026, 11, 30),
          "USD",
          "industry",
          "Industry",
          new Asked(4, 9, 3, 2, Money.of(5_000, "USD"), Money.of(20_000, "USD")),
          List.of(),
          List.of(
              new SegmentThen(
                  "re",
                  "Real estate",
                  2,
                  40,
                  Money.of(400_000, "USD"),
                  5,
                  12.0,
                  new Kept(0.91, 1.08)),
              new SegmentThen(
                  "np",
                  "Non-profit",
                  3,
                  20,
                  Money.of(60_000, "USD"),
                  1,
                  null,
                  new Kept(0.76, null))),
          null,
          new Kept(0.85, 0.97));

  @Test
  void readsConditionsJoinedByOr() {
    assertThat(RevisitCondition.parse("Requests >= 10 or happy of re <= 12.5"))
        .contains(
            List.of(
                new RevisitCondition(Metric.REQUESTS, null, true, 10),
                new RevisitCondition(Metric.HAPPY, "re", false, 12.5)));
  }

  @Test
  void takesWordsForWords() {
    for (String words :
        List.of(
            "requests >= 10%",
            "when spring comes", "requests > 10", "requests of re >= 1", "or", "happy >= x")) {
      assertThat(RevisitCondition.parse(words)).as(words).isEmpty();
    }
  }

  @Test
  void isMetFromTheValueOnAndNeverByWhatIsNotKnown() {
    assertThat(met("requests >= 9")).isTrue();
    assertThat(met("requests >= 10")).isFalse();
    assertThat(met("askers <= 3")).isTrue();
    assertThat(met("at stake >= 5000")).isTrue();
    assertThat(met("accounts of np >= 20")).isTrue();
    assertThat(met("arr >= 460000")).isTrue();
    assertThat(met("happy of np <= 0")).isFalse();
    assertThat(met("happy >= 12")).isTrue();
    assertThat(met("accounts of gone >= 0")).isFalse();
  }

  @Test
  void watchesRetentionInPerCentOrAsAFraction() {
    assertThat(met("grr of np >= 76%")).isTrue();
    assertThat(met("grr of np >= 0.77")).isFalse();
    assertThat(met("grr <= 85 %")).isTrue();
    assertThat(met("nrr of re >= 108%")).isTrue();
    assertThat(met("nrr of np <= 200%")).as("not known").isFalse();
    assertThat(met("nrr of gone <= 200%")).isFalse();
  }

  private static boolean met(String condition) {
    return RevisitCondition.parse(condition).orElseThrow().getFirst().met(KNOWN);
  }
}
