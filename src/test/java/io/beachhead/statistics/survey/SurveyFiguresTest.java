package io.beachhead.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.statistics.survey.Opportunity.Rating;
import io.beachhead.statistics.survey.PriceSensitivity.Prices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Promoters, opportunity, price sensitivity, personas and jobs: figures worked out by hand. */
class SurveyFiguresTest {
  @Test
  void countsPromotersAgainstDetractors() {
    var nps = NetPromoterScore.of(List.of(10, 9, 9, 8, 7, 7, 6, 3, 0, 10));
    assertThat(nps).isEqualTo(new NetPromoterScore(4, 3, 3));
    var score = nps.score().orElseThrow();
    assertThat(score.mid()).isEqualTo(10);
    // 4.75 and 3.75 of 13: .076923 ± 1.2816 × √((.653846 − .005917) / 13).
    assertThat(score.low()).isCloseTo(-20.9177, within(.01));
    assertThat(score.high()).isCloseTo(36.3023, within(.01));
    assertThat(new NetPromoterScore(0, 0, 0).score()).isEmpty();
    assertThat(new NetPromoterScore(3, 0, 0).score().orElseThrow().high()).isEqualTo(100);
    assertThatThrownBy(() -> NetPromoterScore.of(List.of(11))).hasMessage("11 is not from 0 to 10");
  }

  @Test
  void coversTheTrueScoreAsOftenAsItSays() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
    int covered = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      var answers = new ArrayList<Integer>();
      for (int i = 0; i < 40; i++) {
        double draw = random.nextDouble();
        answers.add(draw < .45 ? 9 : draw < .8 ? 7 : 5);
      }
      var score = NetPromoterScore.of(answers).score().orElseThrow();
      covered += score.low() <= 25 && 25 <= score.high() ? 1 : 0;
    }
    assertThat(covered / 2_000.0).isBetween(.76, .86);
  }

  @Test
  void callsAnOutcomeUnderServedWhereItIsImportantAndNobodyIsSatisfied() {
    var ratings = new ArrayList<Rating>();
    ratings.addAll(Collections.nCopies(8, new Rating(5, 2)));
    ratings.addAll(Collections.nCopies(1, new Rating(4, 4)));
    ratings.addAll(Collections.nCopies(1, new Rating(3, 5)));
    var found = Opportunity.of(ratings).orElseThrow();
    assertThat(found.importance().mid()).isEqualTo(9);
    assertThat(found.satisfaction().mid()).isEqualTo(2);
    assertThat(found.opportunity().mid()).isEqualTo(16);
    assertThat(found.opportunity().low()).isBetween(10.0, 14.5);
    assertThat(found.opportunity().high()).isBetween(16.0, 19.0);
    assertThat(Opportunity.of(List.of())).isEmpty();
    // More satisfaction than importance is no less opportunity than none.
    assertThat(Opportunity.score(4, 9)).isEqualTo(4);
  }

  @Test
  void coversTheTrueOpportunityAsOftenAsItSays() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(8);
    int covered = 0;
    for (int trial = 0; trial < 500; trial++) {
      var ratings = new ArrayList<Rating>();
      for (int i = 0; i < 40; i++) {
        ratings.add(new Rating(random.nextDouble() < .7 ? 5 : 2, random.nextDouble() < .3 ? 5 : 2));
      }
      var found = Opportunity.of(ratings).orElseThrow().opportunity();
      covered += found.low() <= 11 && 11 <= found.high() ? 1 : 0;
    }
    assertThat(covered / 500.0).isBetween(.75, .86);
  }

  @Test
  void findsWherePricesCross() {
    // Everybody says the same but for 10 more each: the curves are mirror images.
    var said = new ArrayList<Prices>();
    for (int i = 0; i < 11; i++) {
      said.add(new Prices(10 + 10 * i, 60 + 10 * i, 80 + 10 * i, 130 + 10 * i));
    }
    said.add(new Prices(50, 40, 60, 90));
    var found = PriceSensitivity.of(said).orElseThrow();
    assertThat(found.n()).isEqualTo(11);
    assertThat(found.leftOut()).isEqualTo(1);
    // "Too cheap" falls over 10–110, "too expensive" rises over 130–230: they meet in between.
    assertThat(found.optimal().mid()).isBetween(110.0, 130.0);
    // "Cheap" falls over 60–160, "expensive" rises over 80–180: half-way of both.
    assertThat(found.indifference().mid()).isCloseTo(120, within(1e-9));
    assertThat(found.marginalCheapness().mid()).isCloseTo(85, within(5.0));
    assertThat(found.marginalExpensiveness().mid()).isCloseTo(155, within(5.0));
    assertThat(found.marginalCheapness().low()).isLessThanOrEqualTo(85);
    assertThat(PriceSensitivity.of(said.subList(0, 9))).isEmpty();
  }

  @Test
  void measuresWhatPersonasTellOfJobs() {
    var alike = MutualInformation.of(new int[][] {{10, 20}, {5, 10}}).orElseThrow();
    assertThat(alike.bits()).isCloseTo(0, within(1e-12));
    assertThat(alike.p()).isEqualTo(1);
    var told = MutualInformation.of(new int[][] {{20, 0}, {0, 20}}).orElseThrow();
    assertThat(told.bits()).isCloseTo(1, within(1e-12));
    assertThat(told.share()).isCloseTo(1, within(1e-12));
    assertThat(told.p()).isLessThan(.001);
    // H(jobs) = 1 bit; each row leaves H(1/4) = .811278 bits.
    var some = MutualInformation.of(new int[][] {{6, 2}, {2, 6}}).orElseThrow();
    assertThat(some.bits()).isCloseTo(1 - .811278, within(5e-7));
    assertThat(some.n()).isEqualTo(16);
    // Fisher's exact test of the same table, both sides: 0.132.
    assertThat(some.p()).isCloseTo(.132, within(.02));
    assertThat(MutualInformation.of(new int[][] {{3, 0}, {4, 0}})).isEmpty();
    assertThat(MutualInformation.of(new int[][] {{3, 4}})).isEmpty();
    assertThat(MutualInformation.of(new int[0][])).isEmpty();
  }
}
