package io.beachhead.statistics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.beachhead.RealData;
import io.beachhead.statistics.survey.BestWorstLogit.NoUtilities;
import io.beachhead.statistics.survey.BestWorstLogit.Utilities;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BestWorstTest {
  /** Place of origin, variety, price, taste, safety, wash-free rice, milling date. */
  private static final int WASH_FREE = 5;

  @Test
  @Tag("real-data")
  void countsTheRiceSurveyAsSupportBwsDoes() throws IOException {
    assertThat(BestWorstCounts.of(rice(), 7))
        .extracting(BestWorstCounts::best, BestWorstCounts::worst)
        .map(each -> each.toList())
        .containsExactly(
            List.of(67, 103),
            List.of(64, 97),
            List.of(160, 39),
            List.of(125, 32),
            List.of(153, 22),
            List.of(24, 242),
            List.of(37, 95));
    assertThat(BestWorstCounts.of(rice(), 7)).allMatch(each -> each.shown() == 360);
  }

  @Test
  @Tag("real-data")
  void fitsTheRiceSurveyAsSupportBwsDoes() throws IOException {
    var fit = (Utilities) BestWorstLogit.fit(rice(), 7, WASH_FREE);
    assertThat(fit.mid().stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(
            new double[] {1.13096, 1.10765, 2.01292, 1.84700, 2.07194, 0, .96028}, within(5e-6));
    assertThat(fit.logLikelihood()).isCloseTo(-1318.006, within(5e-4));
    assertThat(fit.share().stream().mapToDouble(share -> share.mid()).sum())
        .isCloseTo(1, within(1e-9));
  }

  /** The aggregate example of bwsTools: 1,400 answers each. */
  @Test
  void turnsCountsIntoUtilitiesAsBwsToolsDoes() {
    var abortion = new BestWorstCounts(302, 352, 1_400);
    assertThat(abortion.utility()).isCloseTo(-.071459, within(5e-7));
    assertThat(abortion.standardError()).isCloseTo(.037821, within(5e-7));
    var healthCare = new BestWorstCounts(731, 125, 1_400);
    assertThat(healthCare.utility()).isCloseTo(.926815, within(5e-7));
    assertThat(healthCare.standardError()).isCloseTo(.041928, within(5e-7));
    var bias = new BestWorstCounts(124, 808, 1_400);
    assertThat(bias.utility()).isCloseTo(-1.068364, within(5e-7));
    // Shares of 13 items are .063239, .171606 and .023337: only their ratios are known here.
    var shares = Shares.of(new double[] {abortion.utility(), healthCare.utility(), bias.utility()});
    assertThat(shares[1] / shares[0]).isCloseTo(.171606 / .063239, within(5e-5));
    assertThat(shares[2] / shares[0]).isCloseTo(.023337 / .063239, within(5e-5));
  }

  @Test
  void saysWhenAnItemHasNoEnd() {
    var always = new ArrayList<BestWorstAnswer>();
    for (int i = 0; i < 40; i++) {
      always.add(new BestWorstAnswer(i, List.of(0, 1, 2), 0, i % 2 == 0 ? 1 : 2));
    }
    assertThat(BestWorstLogit.fit(always, 3, 2)).isInstanceOf(NoUtilities.class);
    assertThat(BestWorstLogit.fit(always, 4, 2))
        .isEqualTo(new NoUtilities("An item was never shown."));
  }

  @Test
  void coversTheTruthAsOftenAsItSays() {
    double[] truth = {1.2, .4, 0, -.5, .8};
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(17);
    int covered = 0;
    int asked = 0;
    for (int trial = 0; trial < 500; trial++) {
      var answers = new ArrayList<BestWorstAnswer>();
      for (var set : BalancedDesign.of(5, 10, 3).sets()) {
        for (int person = 0; person < 12; person++) {
          answers.add(answer(person, set, truth, random));
        }
      }
      var fit = (Utilities) BestWorstLogit.fit(answers, 5, 2);
      for (int item = 0; item < 5; item++) {
        if (item != 2) {
          asked++;
          double off = Math.abs(fit.mid().get(item) - truth[item]);
          covered += off < 1.6448536 * fit.standardErrors().get(item) ? 1 : 0;
        }
      }
    }
    assertThat((double) covered / asked).isBetween(.86, .94);
  }

  @Test
  void findsWhatSinglePeopleWant() {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] group = {1.5, .5, 0, -1, 1};
    double[][] truth = new double[80][];
    var answers = new ArrayList<BestWorstAnswer>();
    var sets = BalancedDesign.of(5, 10, 3).sets();
    for (int person = 0; person < truth.length; person++) {
      truth[person] = group.clone();
      for (int item = 0; item < 5; item++) {
        truth[person][item] += item == 2 ? 0 : normal.sample();
      }
      for (var set : sets) {
        answers.add(answer(person, set, truth[person], random));
      }
    }
    var found = BestWorstIndividuals.fit(answers, truth.length, 5, 2);
    for (int item = 0; item < 5; item++) {
      int which = item;
      assertThat(found.mean().get(item)).isCloseTo(group[item], within(.45));
      if (item != 2) {
        assertThat(found.spread().get(item)).isBetween(.6, 1.6);
        double[] told = found.utilities().stream().mapToDouble(u -> u.get(which)).toArray();
        assertThat(correlation(told, Arrays.stream(truth).mapToDouble(u -> u[which]).toArray()))
            .isGreaterThan(.6);
      }
    }
    // Chance alone: one of the six ordered pairs.
    assertThat(found.rootLikelihood()).isGreaterThan(.3);
    assertThat(BestWorstIndividuals.fit(answers, truth.length, 5, 2)).isEqualTo(found);
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static BestWorstAnswer answer(
      int person, List<Integer> set, double[] utility, UniformRandomProvider random) {
    double total = 0;
    for (int best : set) {
      for (int worst : set) {
        total += best == worst ? 0 : Math.exp(utility[best] - utility[worst]);
      }
    }
    double left = random.nextDouble() * total;
    for (int best : set) {
      for (int worst : set) {
        left -= best == worst ? 0 : Math.exp(utility[best] - utility[worst]);
        if (best != worst && left <= 0) {
          return new BestWorstAnswer(person, set, best, worst);
        }
      }
    }
    throw new IllegalStateException("nothing was chosen");
  }

  static List<BestWorstAnswer> rice() throws IOException {
    var design =
        RealData.text("bws/ricebws1_design.csv")
            .lines()
            .skip(1)
            .map(line -> numbers(line).subList(1, 5).stream().map(item -> item - 1).toList())
            .toList();
    var answers = new ArrayList<BestWorstAnswer>();
    int person = 0;
    for (var line : RealData.text("bws/ricebws1.csv").lines().skip(1).toList()) {
      var cells = numbers(line);
      for (int question = 0; question < 7; question++) {
        var shown = design.get(question);
        answers.add(
            new BestWorstAnswer(
                person,
                shown,
                shown.get(cells.get(1 + 2 * question) - 1),
                shown.get(cells.get(2 + 2 * question) - 1)));
      }
      person++;
    }
    return answers;
  }

  private static List<Integer> numbers(String line) {
    var cells = line.replace("\"", "").split(",");
    return IntStream.range(0, cells.length)
        .mapToObj(i -> cells[i].matches("\\d+") ? Integer.parseInt(cells[i]) : -1)
        .toList();
  }
}
